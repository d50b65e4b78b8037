import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";
import { changeFirewall, firewallOf, givenRules, ruleLimit } from "../firewalls.ts";
import { FirewallRule } from "../objects/FirewallRule.ts";

export default action({
  name: "ModifyFirewallRules",
  category: "Firewall",
  summary: "Replaces all firewall rules of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("Id of the instance."),
    FirewallRules: listOf(FirewallRule, "New rules, highest priority first.").items(
      0,
      ruleLimit,
      "InvalidParameterValue.LimitExceeded",
    ),
    FirewallVersion: int("Expected version of the firewall. The call fails if the current version differs.").optional(),
  },

  output: {},

  raises: [
    "InvalidParameter.FirewallRulesDuplicated",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.FirewallRuleDescriptionTooLong",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
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
    const given = givenRules(input.FirewallRules, "FirewallRules", fail);
    const { instance } = await firewallOf(input, scope);
    await changeFirewall(instance, given, instances, machines);
    return {};
  },
});
