import { type Facts, holds } from "./conditions.ts";
import type { Statement } from "./document.ts";
import { matchesAction, matchesResource, type Variables } from "./match.ts";

/** What somebody wants to do, to one resource. */
export interface AccessRequest {
  /** `service:Action`. */
  readonly action: string;
  /** A six-segment description, or `*` for an action that is authorised as a whole. */
  readonly resource: string;
  readonly facts: Facts;
  readonly variables: Variables;
}

export type Verdict = "allow" | "deny" | "silent";

/**
 * What statements say to a wish: any matching deny denies, else any matching allow allows, else they are silent,
 * which refuses too. `account` is the root account that the statements were written in.
 */
export function decide(statements: readonly Statement[], wish: AccessRequest, account: string): Verdict {
  let verdict: Verdict = "silent";
  for (const statement of statements) {
    if (!applies(statement, wish, account)) continue;
    if (statement.effect === "deny") return "deny";
    verdict = "allow";
  }
  return verdict;
}

function applies(statement: Statement, wish: AccessRequest, account: string): boolean {
  return (
    statement.actions.some((pattern) => matchesAction(pattern, wish.action)) &&
    statement.resources.some((pattern) => matchesResource(pattern, wish.resource, account, wish.variables)) &&
    statement.conditions.every((condition) => holds(condition, wish.facts, wish.variables))
  );
}
