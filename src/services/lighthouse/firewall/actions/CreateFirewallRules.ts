import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";
import { changeFirewall, firewallOf, givenRules, ruleLimit } from "../firewalls.ts";
import { FirewallRule } from "../objects/FirewallRule.ts";
import { repeatedAt } from "../rules.ts";

export default action({
  name: "CreateFirewallRules",
  category: "Firewall",
  summary: "Inserts rules before the existing firewall rules of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("Id of the instance."),
    FirewallRules: listOf(FirewallRule, "Rules to add, highest priority first.").items(
      1,
      ruleLimit,
      "InvalidParameterValue.LimitExceeded",
    ),
    FirewallVersion: int("Expected version of the firewall. The call fails if the current version differs.").optional(),
  },

  output: {},

  raises: [
    "InvalidParameter.FirewallRulesDuplicated",
    "InvalidParameter.FirewallRulesExist",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.FirewallRuleDescriptionTooLong",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "LimitExceeded.FirewallRulesLimitExceeded",
    "ResourceNotFound.FirewallNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.FirewallBusy",
    "UnsupportedOperation.FirewallVersionMismatch",
  ],
  alsoPublished: [
    ...requestServiceCodes,
    "FailedOperation",
    "FailedOperation.FirewallOperationFailed",
    "FailedOperation.FirewallRulesOperationFailed",
    "InvalidParameterValue.Duplicated",
  ],

  async run(scope) {
    const { input, machines } = scope;
    const { instances, fail } = scope;
    const added = givenRules(input.FirewallRules, "FirewallRules", fail);
    const { instance, rules } = await firewallOf(input, scope);
    const there = repeatedAt(added, rules);
    if (there >= 0) fail("InvalidParameter.FirewallRulesExist", { parameter: `FirewallRules.${there}` });
    if (rules.length + added.length > ruleLimit) fail("LimitExceeded.FirewallRulesLimitExceeded", { limit: ruleLimit });
    await changeFirewall(instance, [...added, ...rules], instances, machines);
    return {};
  },
});
