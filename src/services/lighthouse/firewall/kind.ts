import type { ResourceKind } from "../work/kinds.ts";

export const firewallRuleKind: ResourceKind = { name: "firewall-rule", table: "firewall_rules", belongsTo: "instance" };
