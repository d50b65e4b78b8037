import { int, listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";
import { changeFirewall, firewallOf, givenRules, ruleLimit } from "../firewalls.ts";
import { FirewallRule } from "../objects/FirewallRule.ts";
import { sameRule } from "../rules.ts";

export default action({
  name: "DeleteFirewallRules",
  category: "Firewall",
  summary: "Deletes firewall rules of an instance. Either all of the given rules are deleted, or none.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("Id of the instance."),
    FirewallRules: listOf(FirewallRule, "Rules to delete. Descriptions are ignored.").items(1, ruleLimit),
    FirewallVersion: int("Expected version of the firewall. The call fails if the current version differs.").optional(),
  },

  output: {},

  raises: [
    "InvalidParameter.FirewallRulesDuplicated",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.FirewallRuleDescriptionTooLong",
    "InvalidParameterValue.InstanceIdMalformed",
    "ResourceNotFound.FirewallNotFound",
    "ResourceNotFound.FirewallRulesNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.FirewallBusy",
    "UnsupportedOperation.FirewallVersionMismatch",
  ],
  alsoPublished: [
    ...requestServiceCodes,
    "FailedOperation.FirewallRulesOperationFailed",
    "InvalidParameterValue.Duplicated",
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
