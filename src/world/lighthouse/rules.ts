import { ApiError } from "#kernel/errors.ts";
import { refuseValue, repeatedAt, ruleFrom } from "#services/lighthouse/firewall/rules.ts";
import type { FirewallRule as RuleRow } from "#services/lighthouse/instance/rows.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import type { WorldRule } from "./schema.ts";

/** What the fields of a rule are called on the wire. */
const wire = {
  protocol: "Protocol",
  port: "Port",
  cidr: "CidrBlock",
  ipv6Cidr: "Ipv6CidrBlock",
  action: "Action",
  about: "FirewallRuleDescription",
} as const;

/** A rule as rows keep it, made as an action makes it of what a caller sends. @throws ApiError */
export function ruleRow(rule: WorldRule, at = ""): RuleRow {
  const { protocol: Protocol, port: Port, action: Action, cidr: CidrBlock, ipv6Cidr: Ipv6CidrBlock } = rule;
  const sent = { Protocol, Port, Action, CidrBlock, Ipv6CidrBlock, FirewallRuleDescription: rule.about };
  return ruleFrom(sent, at, refuseValue);
}

/** @throws Inconsistency for a rule whose parts do not go together, or for one that comes twice */
export function consistentRules(rules: readonly WorldRule[], at: string): void {
  const rows = rules.map((rule, n) => {
    try {
      return ruleRow(rule, `${at}.${n}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const name = String(error.details["parameter"]).slice(`${at}.${n}.`.length);
      const field = Object.entries(wire).find(([, sent]) => sent === name)?.[0] ?? name;
      throw new InconsistencyError(
        `${at}.${n}.${field}`,
        `does not go with the rest of the rule: ${error.details["value"]}`,
      );
    }
  });
  const twice = repeatedAt(rows);
  if (twice >= 0) throw new InconsistencyError(`${at}.${twice}`, "the rule comes twice");
}
