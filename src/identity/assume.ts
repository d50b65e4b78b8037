import type { Role } from "./directory.ts";
import { type Facts, holds } from "./policy/conditions.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { matchesAction } from "./policy/match.ts";
import { type Principal, uinOf } from "./principal.ts";

/**
 * The result of a role's trust policy for a principal. A policy that trusts the root of an account delegates the decision
 * about the users of that account to the account's own policies.
 */
export type Trust = "refused" | "trusted" | "left to the account";

export function trustOf(role: Role, principal: Principal, facts: Facts): Trust {
  const variables = { uin: uinOf(principal), owner_uin: principal.account };
  let trust: Trust = "refused";
  for (const statement of readPolicy(role.trust, "trust")) {
    if (!statement.actions.some((pattern) => matchesAction(pattern, "sts:AssumeRole"))) continue;
    if (!statement.conditions.every((condition) => holds(condition, facts, variables))) continue;
    const match = statementTrust(statement, principal);
    if (match === "refused") continue;
    if (statement.effect === "deny") return "refused";
    if (match === "trusted" || trust === "refused") trust = match;
  }
  return trust;
}

function statementTrust(statement: Statement, principal: Principal): Trust {
  const { trustees } = statement;
  if (!trustees) return "refused";
  if (principal.kind === "service") return trustees.service.includes(principal.service) ? "trusted" : "refused";
  const root = `qcs::cam::uin/${principal.account}`;
  const self = principal.kind === "user" ? [`${root}:uin/${principal.uin}`] : [];
  if (trustees.qcs.some((one) => self.includes(one))) return "trusted";
  if (
    !trustees.qcs.some((one) => one === `${root}:root` || one === `${root}:uin/${principal.account}` || one === "*")
  ) {
    return "refused";
  }
  return principal.kind === "root" ? "trusted" : "left to the account";
}
