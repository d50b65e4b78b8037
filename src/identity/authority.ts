import type { Database } from "#store/database.ts";
import { roleStatements, userStatements } from "./directory.ts";
import type { Facts } from "./policy/conditions.ts";
import { readPolicy, type Statement } from "./policy/document.ts";
import { type AccessRequest, decide } from "./policy/evaluate.ts";
import { type Principal, uinOf } from "./principal.ts";

/**
 * What a principal's policies say, as layers that must all allow: one for a user, two where a session policy narrows.
 * Undefined for a root account, which needs no policy for what is its own.
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
      // A product can do nothing in an account before it has assumed a role there.
      return [[]];
  }
}

/** The first of some resources on which a principal may not do something; undefined where all are allowed. */
export async function refused(
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
    const wish: AccessRequest = { action, resource, facts, variables };
    return all.every((statements) => decide(statements, wish, principal.account) === "allow");
  };
  return resources.find((resource) => !allowed(resource));
}
