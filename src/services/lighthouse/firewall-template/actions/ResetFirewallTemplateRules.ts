import { listOf, string } from "#kernel/fields.ts";
import { rulesFrom } from "../../firewall/rules.ts";
import { action } from "../../scope.ts";
import { givenRules, refuseRepeated, templateFor, templateId, withIds } from "../rules.ts";

export default action({
  name: "ResetFirewallTemplateRules",
  category: "Firewall Template",
  summary: "Replaces all rules of a firewall template.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateRules: givenRules(1, "InvalidParameterValue.TooSmall"),
  },

  output: { TemplateRuleIdSet: listOf(string("Id of a rule."), "Ids of the new rules, in the order of the request.") },

  raises: [
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.DuplicatedFirewallTemplateRule",
    "InvalidParameterValue.TooLarge",
    "InvalidParameterValue.TooSmall",
    "ResourceNotFound.FirewallTemplateNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.Length"],

  async run({ input: { TemplateId, TemplateRules }, firewallTemplates, random, fail }) {
    const given = rulesFrom(TemplateRules, "TemplateRules", (details) =>
      fail("InvalidParameter.ParameterConflict", details),
    );
    await templateFor(TemplateId, firewallTemplates, fail);
    refuseRepeated(given, [], fail);
    const rules = withIds(given, random);
    await firewallTemplates.setRules(TemplateId, rules);
    return { TemplateRuleIdSet: rules.map((rule) => rule.id) };
  },
});
