import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";

export default action({
  name: "DescribeFirewallTemplateQuota",
  category: "Firewall Template",
  summary: "Tells how many firewall templates the account may have, and how many more.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: { Available: int("How many more there may be."), Total: int("How many there may be.") },

  raises: ["FailedOperation", "UnauthorizedOperation.NoPermission"],

  async run({ firewallTemplates }) {
    const total = templateLimits.templates;
    return { Available: total - (await firewallTemplates.all()).length, Total: total };
  },
});
