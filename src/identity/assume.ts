import type { Database } from "#store/database.ts";
import { decisionOn } from "./authority.ts";
import type { Role } from "./directory.ts";
import { type CallOrigin, factsOf, tagFacts } from "./facts.ts";
import { type Facts, holds } from "./policy/conditions.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { matchesAction } from "./policy/match.ts";
import { type Principal, uinOf } from "./principal.ts";
import { resourceName, roleNames } from "./resourceNames.ts";

/** A call of AssumeRole. */
export interface Assumption {
  /** The account of the role. */
  readonly account: string;
  readonly role: Role;
  readonly externalId: string | undefined;
  /** Tags of the new session, as `key&value`. */
  readonly tags: readonly string[];
  readonly origin: CallOrigin;
}

/**
 * Whether a principal may assume a role. The trust policy must name the principal or the root of its account. A deny in the
 * principal's own policies overrides. The principal's own policies must allow the call as well, except if the role belongs
 * to its account and the trust policy names the principal itself (published: 598/10605).
 */
export async function mayAssume(db: Database, principal: Principal, assumption: Assumption): Promise<boolean> {
  const { account, role, externalId, tags, origin } = assumption;
  const facts = {
    ...factsOf(principal, "sts", "", origin, tags),
    "sts:external_id": externalId === undefined ? [] : [externalId],
  };
  const trust = trustOf(role, principal, facts);
  if (trust === "refused") return false;
  const call = { action: "sts:AssumeRole", facts };
  const decision = await decisionOn(db, principal, call, {
    names: namesOfRole(account, role),
    tags: async () => tagFacts(role),
  });
  if (decision === "none") return trust === "trusted" && principal.account === account;
  return decision === "allow";
}

/** All names of a role in policies. The first one appears in messages. */
export const namesOfRole = (account: string, role: Role): readonly string[] =>
  roleNames(role).map((segment) => resourceName("cam", "", account, segment));

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
