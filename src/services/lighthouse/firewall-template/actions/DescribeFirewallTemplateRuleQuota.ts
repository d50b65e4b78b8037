import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "DescribeFirewallTemplateRuleQuota",
  category: "Firewall Template",
  summary: "Tells how many rules a firewall template may have, and how many more.",
  rateLimit: 20,
  regions: "global",

  input: { TemplateId: templateId("The template.") },

  output: { Available: int("How many more there may be."), Total: int("How many there may be.") },

  raises: [
    "FailedOperation",
    "InvalidParameterValue.Length",
    "ResourceNotFound.FirewallTemplateNotFound",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input, firewallTemplates, fail }) {
    const { id } = await templateFor(input.TemplateId, firewallTemplates, fail);
    const total = templateLimits.rules;
    return { Available: total - (await firewallTemplates.rules(id)).length, Total: total };
  },
});
