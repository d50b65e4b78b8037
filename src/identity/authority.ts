import type { Database } from "#store/database.ts";
import { roleStatements, userStatements } from "./directory.ts";
import { resourceTag, withResourceTags } from "./facts.ts";
import type { Facts } from "./policy/conditions.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { type Decision, decide } from "./policy/evaluate.ts";
import { type Principal, policiesOf, uinOf } from "./principal.ts";

/** A resource that a request names. */
export interface NamedResource {
  /** All of its six-segment names, or how to find them. The first one appears in messages. */
  readonly names: readonly string[] | (() => Promise<readonly string[]>);
  /** Its tags, as `key&value`. Read only if a policy has a condition on them. */
  readonly tags?: () => Promise<readonly string[]>;
}

/** A call whose authorisation is checked. */
export interface AuthorizedCall {
  /** `service:Action`. */
  readonly action: string;
  /** Whether only policies for `*` allow the action. */
  readonly operationLevel?: boolean;
  readonly resources: readonly NamedResource[];
  readonly facts: Facts;
}

/**
 * The policies of a principal in layers, all of which must allow a request: one layer for a user, more if session policies
 * narrow it. Undefined for a root account, which needs no policy for its own resources.
 */
async function layers(db: Database, principal: Principal): Promise<readonly (readonly Statement[])[] | undefined> {
  const own = await ownLayers(db, principal);
  return own && [...own, ...policiesOf(principal).map((policy) => readPolicy(policy, "permission"))];
}

async function ownLayers(db: Database, principal: Principal): Promise<readonly (readonly Statement[])[] | undefined> {
  switch (principal.kind) {
    case "root":
      return undefined;
    case "user":
      return [await userStatements(db, principal.account, principal.uin)];
    case "federated":
      return principal.uin === principal.account ? [] : [await userStatements(db, principal.account, principal.uin)];
    case "role":
      return [await roleStatements(db, principal.account, principal.roleId)];
    case "service":
      // A product has no permissions in an account until it assumes a role there.
      return [[]];
  }
}

/** The decision of the principal's policies about one resource of a call. */
export async function decisionOn(
  db: Database,
  principal: Principal,
  call: Omit<AuthorizedCall, "resources">,
  resource: NamedResource,
): Promise<Decision> {
  const policies = await layers(db, principal);
  return policies ? decideIn(policies, principal, call, resource) : "allow";
}

/**
 * The first resource on which the principal's policies do not allow the call, by the name for messages; undefined if they
 * allow it on all. An operation-level call without resources is checked once.
 */
export async function firstDenied(
  db: Database,
  principal: Principal,
  call: AuthorizedCall,
): Promise<string | undefined> {
  const policies = await layers(db, principal);
  if (!policies) return undefined;
  const { operationLevel = false, resources } = call;
  // One after the other: a call without permission ends at its first resource, however many it names.
  for (const resource of operationLevel && resources.length === 0 ? [nameless] : resources) {
    const names = await namesOf(resource);
    if ((await decideIn(policies, principal, call, { ...resource, names })) === "allow") continue;
    return operationLevel ? "*" : (names[0] ?? "*");
  }
  return undefined;
}

const namesOf = async ({ names }: NamedResource): Promise<readonly string[]> =>
  typeof names === "function" ? names() : names;

const nameless: NamedResource = { names: [] };

/** All layers must allow; a deny in any of them overrides. */
async function decideIn(
  policies: readonly (readonly Statement[])[],
  principal: Principal,
  { action, operationLevel = false, facts }: Omit<AuthorizedCall, "resources">,
  resource: NamedResource,
): Promise<Decision> {
  const { tags } = resource;
  const names = await namesOf(resource);
  const known = tags && policies.some(haveTagConditions) ? withResourceTags(facts, await tags()) : facts;
  const variables = { uin: uinOf(principal), owner_uin: principal.account };
  const request = { action, operationLevel, names, facts: known, variables };
  const decisions = policies.map((statements) => decide(statements, request, principal.account));
  if (decisions.includes("deny")) return "deny";
  return decisions.every((decision) => decision === "allow") ? "allow" : "none";
}

const haveTagConditions = (statements: readonly Statement[]): boolean =>
  statements.some(({ conditions }) => conditions.some(({ key }) => key === resourceTag));
