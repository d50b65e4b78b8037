import { type Facts, holds } from "./conditions.ts";
import type { Statement } from "./document.ts";
import { matchesAction, matchesResource, type Variables } from "./match.ts";

/** A request for one action on one resource. */
export interface AccessRequest {
  /** `service:Action`. */
  readonly action: string;
  /** A six-segment resource name, or `*` for an action that is authorised as a whole. */
  readonly resource: string;
  readonly facts: Facts;
  readonly variables: Variables;
}

export type Decision = "allow" | "deny" | "none";

/**
 * Evaluates statements: a matching deny overrides a matching allow. Without a match the result is "none", and the request
 * is not allowed.
 * @param account the root account that owns the statements
 */
export function decide(statements: readonly Statement[], request: AccessRequest, account: string): Decision {
  let decision: Decision = "none";
  for (const statement of statements) {
    if (!applies(statement, request, account)) continue;
    if (statement.effect === "deny") return "deny";
    decision = "allow";
  }
  return decision;
}

function applies(statement: Statement, request: AccessRequest, account: string): boolean {
  return (
    statement.actions.some((pattern) => matchesAction(pattern, request.action)) &&
    statement.resources.some((pattern) => matchesResource(pattern, request.resource, account, request.variables)) &&
    statement.conditions.every((condition) => holds(condition, request.facts, request.variables))
  );
}
