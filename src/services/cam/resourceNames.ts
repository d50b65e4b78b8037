import type { CallContext } from "#cloud.ts";
import { findRole } from "#identity/directory.ts";
import { roleNames, roleSelector } from "#identity/resourceNames.ts";
import { Policies } from "./policy/rows.ts";
import { Users } from "./user/rows.ts";

/**
 * All names of a resource of CAM, by the last segment of one of them. `userName/`, `uid/` and `policyName/` only occur in
 * declarations of actions: policies name a user by its uin and a policy by its id.
 */
export async function namesOf({ cloud, caller }: CallContext, lastSegment: string): Promise<readonly string[]> {
  const rows = { db: cloud.db, account: caller.account };
  const role = roleSelector(lastSegment);
  if (role) {
    const found = await findRole(cloud.db, caller.account, role);
    return found ? roleNames(found) : [lastSegment];
  }
  const [, kind, key = ""] = /^(\w+)\/(.*)$/s.exec(lastSegment) ?? [];
  switch (kind) {
    case "userName":
      return userNames(await new Users(rows).find({ name: key }));
    case "uid":
      return userNames(await new Users(rows).find({ uid: Number(key) }));
    case "policyName": {
      const policy = await new Policies(rows).find({ name: key });
      return policy ? [`policyid/${policy.id}`] : [];
    }
    default:
      return lastSegment === `uin/${caller.account}` || lastSegment === "root"
        ? [`uin/${caller.account}`, "root"]
        : [lastSegment];
  }
}

const userNames = (user: { readonly uin: string } | undefined): readonly string[] => (user ? [`uin/${user.uin}`] : []);
