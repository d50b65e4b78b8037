import { int, object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { changeFirewall, firewallOf } from "../firewalls.ts";
import { FirewallRule } from "../objects/FirewallRule.ts";
import { ruleFrom, sameRule } from "../rules.ts";

export default action({
  name: "ModifyFirewallRuleDescription",
  category: "Firewall",
  summary: "Changes the description of a firewall rule of an instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId"],

  input: {
    InstanceId: instanceId("Id of the instance."),
    FirewallRule: object(FirewallRule, "Rule to change, with its new description."),
    FirewallVersion: int("Expected version of the firewall. The call fails if the current version differs.").optional(),
  },

  output: {},

  raises: [
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

  async run(scope) {
    const { input, machines } = scope;
    const { instances, fail } = scope;
    const given = ruleFrom(input.FirewallRule, "FirewallRule", (details) =>
      fail("InvalidParameter.ParameterConflict", details),
    );
    const { instance, rules } = await firewallOf(input, scope);
    if (!rules.some((rule) => sameRule(rule, given))) {
      fail("ResourceNotFound.FirewallRulesNotFound", { parameter: "FirewallRule" });
    }
    const changed = rules.map((rule) => (sameRule(rule, given) ? given : rule));
    await changeFirewall(instance, changed, instances, machines);
    return {};
  },
});
