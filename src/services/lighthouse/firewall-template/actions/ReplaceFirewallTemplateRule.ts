import { ApiError } from "#kernel/errors.ts";
import { object } from "#kernel/fields.ts";
import { ruleFrom, sameRule } from "../../firewall/rules.ts";
import { action } from "../../scope.ts";
import { firewallTemplateMessages } from "../messages.ts";
import { GivenRule, templateFor, templateId, templateRuleId } from "../rules.ts";

export default action({
  name: "ReplaceFirewallTemplateRule",
  category: "Firewall Template",
  summary: "Replaces one rule of a firewall template. The rule id stays the same.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateRuleId: templateRuleId("Id of the rule to replace."),
    TemplateRule: object(GivenRule, "New rule."),
  },

  output: {},

  raises: [
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.DuplicatedFirewallTemplateRule",
    "ResourceNotFound.FirewallTemplateNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.Length"],

  async run({ input: { TemplateId, TemplateRuleId: id, TemplateRule }, firewallTemplates, fail }) {
    const given = ruleFrom(TemplateRule, "TemplateRule", (details) =>
      fail("InvalidParameter.ParameterConflict", details),
    );
    await templateFor(TemplateId, firewallTemplates, fail);
    const rules = await firewallTemplates.rules(TemplateId);
    // The published list lacks the code of the other actions; common error codes are always allowed.
    if (!rules.some((rule) => rule.id === id)) {
      const text = firewallTemplateMessages["ResourceNotFound.FirewallTemplateRuleNotFound"];
      throw new ApiError("ResourceNotFound", { value: id, text });
    }
    if (rules.some((rule) => rule.id !== id && sameRule(rule, given))) {
      fail("InvalidParameterValue.DuplicatedFirewallTemplateRule", { parameter: "TemplateRule" });
    }
    await firewallTemplates.setRules(
      TemplateId,
      rules.map((rule) => (rule.id === id ? { ...given, id } : rule)),
    );
    return {};
  },
});
