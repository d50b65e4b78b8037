import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { changeFirewall, firewallOf, givenRules, ruleLimit } from "../firewalls.ts";
import { FirewallRule } from "../objects/FirewallRule.ts";
import { sameRule } from "../rules.ts";

export default action({
  name: "DeleteFirewallRules",
  category: "Firewall",
  summary: "Takes rules away from the firewall of an instance, all of the given ones or none.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("The instance."),
    FirewallRules: listOf(FirewallRule, "The rules to take away; what is said of them does not matter.").items(
      1,
      ruleLimit,
    ),
    FirewallVersion: int("The version of the firewall that the caller knows; another one is not changed.").optional(),
  },

  output: {},

  raises: [
    "FailedOperation.FirewallRulesOperationFailed",
    "FailedOperation.RequestError",
    "InternalError.RequestError",
    "InvalidParameter.FirewallRulesDuplicated",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.FirewallRuleDescriptionTooLong",
    "InvalidParameterValue.InstanceIdMalformed",
    "ResourceNotFound.FirewallNotFound",
    "ResourceNotFound.FirewallRulesNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.FirewallBusy",
    "UnsupportedOperation.FirewallVersionMismatch",
  ],

  async run(scope) {
    const { input, machines } = scope;
    const { instances, fail } = scope;
    const given = givenRules(input.FirewallRules, "FirewallRules", fail);
    const { instance, rules } = await firewallOf(input, scope);
    const missing = given.findIndex((rule) => !rules.some((one) => sameRule(one, rule)));
    if (missing >= 0) fail("ResourceNotFound.FirewallRulesNotFound", { parameter: `FirewallRules.${missing}` });
    const left = rules.filter((rule) => !given.some((one) => sameRule(one, rule)));
    await changeFirewall(instance, left, instances, machines);
    return {};
  },
});
