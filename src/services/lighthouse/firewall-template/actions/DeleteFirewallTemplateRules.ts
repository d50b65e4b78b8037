import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";
import { templateFor, templateId, templateRuleId } from "../rules.ts";

export default action({
  name: "DeleteFirewallTemplateRules",
  category: "Firewall Template",
  summary: "Deletes rules of a firewall template. Either all of the given rules are deleted, or none.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateRuleIds: listOf(templateRuleId("Id of a rule."), "Ids of the rules to delete.")
      .items(1, templateLimits.rules)
      .unique(),
  },

  output: {},

  raises: [
    "ResourceNotFound.FirewallTemplateNotFound",
    "ResourceNotFound.FirewallTemplateRuleNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input: { TemplateId, TemplateRuleIds }, firewallTemplates, fail }) {
    await templateFor(TemplateId, firewallTemplates, fail);
    const rules = await firewallTemplates.rules(TemplateId);
    const missing = TemplateRuleIds.find((id) => !rules.some((rule) => rule.id === id));
    if (missing !== undefined) fail("ResourceNotFound.FirewallTemplateRuleNotFound", { value: missing });
    await firewallTemplates.setRules(
      TemplateId,
      rules.filter((rule) => !TemplateRuleIds.includes(rule.id)),
    );
    return {};
  },
});
