import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";

export default action({
  name: "DescribeFirewallTemplateQuota",
  category: "Firewall Template",
  summary: "Returns the account's quota of firewall templates, and how much of it remains.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: { Available: int("Remaining quota."), Total: int("Total quota.") },

  raises: ["UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

  async run({ firewallTemplates }) {
    const total = templateLimits.templates;
    return { Available: total - (await firewallTemplates.all()).length, Total: total };
  },
});
