import { listOf, string } from "#kernel/fields.ts";
import { rulesFrom } from "../../firewall/rules.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";
import { givenRules, refuseRepeated, templateFor, templateId, withIds } from "../rules.ts";

export default action({
  name: "CreateFirewallTemplateRules",
  category: "Firewall Template",
  summary: "Inserts rules before the existing rules of a firewall template.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateRules: givenRules(1, "InvalidParameterValue"),
  },

  output: { TemplateRuleIdSet: listOf(string("Id of a rule."), "Ids of the new rules, in the order of the request.") },

  raises: [
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.DuplicatedFirewallTemplateRule",
    "InvalidParameterValue.TooLarge",
    "LimitExceeded.FirewallTemplateRuleQuotaLimitExceeded",
    "ResourceNotFound.FirewallTemplateNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input: { TemplateId, TemplateRules }, firewallTemplates, random, fail }) {
    const given = rulesFrom(TemplateRules, "TemplateRules", (details) =>
      fail("InvalidParameter.ParameterConflict", details),
    );
    await templateFor(TemplateId, firewallTemplates, fail);
    const rules = await firewallTemplates.rules(TemplateId);
    refuseRepeated(given, rules, fail);
    const limit = templateLimits.rules;
    if (rules.length + given.length > limit) fail("LimitExceeded.FirewallTemplateRuleQuotaLimitExceeded", { limit });
    const added = withIds(given, random);
    await firewallTemplates.setRules(TemplateId, [...added, ...rules]);
    return { TemplateRuleIdSet: added.map((rule) => rule.id) };
  },
});
