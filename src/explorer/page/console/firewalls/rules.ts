import type { FirewallRule } from "../api/shapes.ts";

/** The source addresses of a rule. */
export const sourceOf = ({ CidrBlock, Ipv6CidrBlock }: FirewallRule): string => CidrBlock || Ipv6CidrBlock;

/** A rule in one line: no two of a firewall have the same. */
export const ruleLabel = (rule: FirewallRule): string =>
  `${rule.Protocol} ${rule.Port} ${sourceOf(rule)} ${rule.Action}`;
