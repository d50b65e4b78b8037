import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { FirewallRuleInfo, toFirewallRuleInfo } from "../objects/FirewallRule.ts";

export default action({
  name: "DescribeFirewallRules",
  category: "Firewall",
  summary: "Lists the firewall rules of an instance, highest priority first.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: { InstanceId: instanceId("Id of the instance."), ...paging },

  output: {
    TotalCount: int("Number of rules."),
    FirewallRuleSet: listOf(FirewallRuleInfo, "Rules on this page."),
    FirewallVersion: int("Version of the firewall. Every change increments it by one."),
  },

  raises: [
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation", "ResourceNotFound.FirewallNotFound", "UnauthorizedOperation.TokenInvalid"],

  async run({ input, instances, language, fail }) {
    const firewall = await instances.versionedFirewall(input.InstanceId);
    if (!firewall) {
      return fail("ResourceNotFound.InstanceIdNotFound", { parameter: "InstanceId", value: input.InstanceId });
    }
    const { version, rules } = firewall;
    return {
      TotalCount: rules.length,
      FirewallRuleSet: pageOf(rules, input).map((rule) => toFirewallRuleInfo(rule, language)),
      FirewallVersion: version,
    };
  },
});
