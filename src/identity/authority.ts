import type { Database } from "#store/database.ts";
import { roleStatements, userStatements } from "./directory.ts";
import type { Facts } from "./policy/conditions.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { type AccessRequest, decide } from "./policy/evaluate.ts";
import { type Principal, uinOf } from "./principal.ts";

/**
 * The policies of a principal in layers, all of which must allow a request: one layer for a user, two if a session policy
 * narrows it. Undefined for a root account, which needs no policy for its own resources.
 */
async function layers(db: Database, principal: Principal): Promise<readonly (readonly Statement[])[] | undefined> {
  switch (principal.kind) {
    case "root":
      return undefined;
    case "user":
      return [await userStatements(db, principal.account, principal.uin)];
    case "federated": {
      const own =
        principal.uin === principal.account ? [] : [await userStatements(db, principal.account, principal.uin)];
      return [...own, readPolicy(principal.policy, "permission")];
    }
    case "role": {
      const own = await roleStatements(db, principal.account, principal.roleId);
      return principal.policy === undefined ? [own] : [own, readPolicy(principal.policy, "permission")];
    }
    case "service":
      // A product has no permissions in an account until it assumes a role there.
      return [[]];
  }
}

/** The first resource on which the principal's policies do not allow the action; undefined if they allow it on all. */
export async function firstDenied(
  db: Database,
  principal: Principal,
  action: string,
  resources: readonly string[],
  facts: Facts,
): Promise<string | undefined> {
  const all = await layers(db, principal);
  if (!all) return undefined;
  const variables = { uin: uinOf(principal), owner_uin: principal.account };
  const allowed = (resource: string): boolean => {
    const request: AccessRequest = { action, resource, facts, variables };
    return all.every((statements) => decide(statements, request, principal.account) === "allow");
  };
  return resources.find((resource) => !allowed(resource));
}
