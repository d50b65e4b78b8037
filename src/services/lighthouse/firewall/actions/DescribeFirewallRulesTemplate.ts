import { inLanguage } from "#kernel/errors.ts";
import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { offeredRules } from "../catalogue.ts";
import { FirewallRuleInfo } from "../objects/FirewallRule.ts";

export default action({
  name: "DescribeFirewallRulesTemplate",
  category: "Firewall",
  summary: "Lists predefined firewall rules for common services.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {},

  output: {
    TotalCount: int("Number of entries."),
    FirewallRuleSet: listOf(FirewallRuleInfo, "Firewall rules."),
  },

  raises: ["UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

  async run({ language }) {
    const set = offeredRules.map(({ protocol, port, action, title, about }) => ({
      AppType: inLanguage(title, language),
      Protocol: protocol,
      Port: port,
      CidrBlock: "0.0.0.0/0",
      Action: action,
      FirewallRuleDescription: inLanguage(about, language),
      Ipv6CidrBlock: "",
    }));
    return { TotalCount: set.length, FirewallRuleSet: set };
  },
});
