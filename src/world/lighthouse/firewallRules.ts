import { ApiError } from "#kernel/errors.ts";
import { refuseValue, repeatedAt, ruleFrom } from "#services/lighthouse/firewall/rules.ts";
import type { FirewallRule as RuleRow } from "#services/lighthouse/instance/rows.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import type { WorldRule } from "./schema.ts";

/** API names of the fields of a rule. */
const apiNames = {
  protocol: "Protocol",
  port: "Port",
  cidr: "CidrBlock",
  ipv6Cidr: "Ipv6CidrBlock",
  action: "Action",
  about: "FirewallRuleDescription",
} as const;

/** Converts a rule to a row as an action converts the input of a call. @throws ApiError */
export function ruleRow(rule: WorldRule, at = ""): RuleRow {
  const { protocol: Protocol, port: Port, action: Action, cidr: CidrBlock, ipv6Cidr: Ipv6CidrBlock } = rule;
  const sent = { Protocol, Port, Action, CidrBlock, Ipv6CidrBlock, FirewallRuleDescription: rule.about };
  return ruleFrom(sent, at, refuseValue);
}

/** @throws InconsistencyError for an invalid combination of fields, or a duplicate rule */
export function checkFirewallRules(rules: readonly WorldRule[], at: string): void {
  const rows = rules.map((rule, n) => {
    try {
      return ruleRow(rule, `${at}.${n}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const name = String(error.details["parameter"]).slice(`${at}.${n}.`.length);
      const field = Object.entries(apiNames).find(([, sent]) => sent === name)?.[0] ?? name;
      throw new InconsistencyError(
        `${at}.${n}.${field}`,
        `conflicts with the rest of the rule: ${error.details["value"]}`,
      );
    }
  });
  const repeated = repeatedAt(rows);
  if (repeated >= 0) throw new InconsistencyError(`${at}.${repeated}`, "duplicate rule");
}
