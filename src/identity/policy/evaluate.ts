import { type Facts, holds } from "./conditions.ts";
import type { Statement } from "./document.ts";
import { matchesAction, matchesResource, type Variables } from "./match.ts";

/** A request for one action on one resource. */
export interface AccessRequest {
  /** `service:Action`. */
  readonly action: string;
  /** All six-segment names of the resource. Empty if the action names none. */
  readonly names: readonly string[];
  /** Only a policy for `*` allows an operation-level action; a deny may also name the resource. */
  readonly operationLevel: boolean;
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
  const { action, facts, variables } = request;
  return (
    statement.actions.some((pattern) => matchesAction(pattern, action)) &&
    matchedNames(statement, request).some((name) =>
      statement.resources.some((pattern) => matchesResource(pattern, name, account, variables)),
    ) &&
    statement.conditions.every((condition) => holds(condition, facts, variables))
  );
}

/** The names of which a statement must match one. */
function matchedNames({ effect }: Statement, { names, operationLevel }: AccessRequest): readonly string[] {
  if (!operationLevel) return names;
  return effect === "allow" ? ["*"] : ["*", ...names];
}
