import type { Visit } from "#cloud.ts";
import { trustOf } from "#identity/assume.ts";
import { findRole } from "#identity/directory.ts";
import { factsOf } from "#identity/facts.ts";
import { linkedRoles } from "#identity/presets.ts";
import type { RoleSession } from "#identity/principal.ts";
import { CvmTrouble } from "./port.ts";

const [basic] = linkedRoles;

/**
 * Lighthouse assumes its role in the caller's account, as STS would let it: the role must exist and trust Lighthouse.
 * @throws CvmTrouble `no role` or `not trusted`
 */
export async function assumeLighthouseRole(visit: Visit): Promise<RoleSession> {
  const { account } = visit.caller;
  const role = basic && (await findRole(visit.cloud.db, account, { name: basic.role }));
  if (!role) throw new CvmTrouble("no role", `account ${account} has no Lighthouse role`);
  const lighthouse = { kind: "service", account, service: basic.service } as const;
  if (trustOf(role, lighthouse, factsOf(lighthouse, "sts", "", visit)) !== "trusted") {
    throw new CvmTrouble("not trusted", `role ${role.name} does not trust ${basic.service}`);
  }
  return { kind: "role", account, roleId: role.id, session: "lighthouse", assumedBy: basic.service };
}
