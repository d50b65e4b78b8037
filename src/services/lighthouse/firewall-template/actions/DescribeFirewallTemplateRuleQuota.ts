import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "DescribeFirewallTemplateRuleQuota",
  category: "Firewall Template",
  summary: "Returns the rule quota of a firewall template, and how much of it remains.",
  rateLimit: 20,
  regions: "global",

  input: { TemplateId: templateId("Id of the firewall template.") },

  output: { Available: int("Remaining quota."), Total: int("Total quota.") },

  raises: ["ResourceNotFound.FirewallTemplateNotFound", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.Length"],

  async run({ input, firewallTemplates, fail }) {
    const { id } = await templateFor(input.TemplateId, firewallTemplates, fail);
    const total = templateLimits.rules;
    return { Available: total - (await firewallTemplates.rules(id)).length, Total: total };
  },
});
