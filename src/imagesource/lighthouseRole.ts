import type { CallContext } from "#cloud.ts";
import { trustOf } from "#identity/assume.ts";
import { findRole } from "#identity/directory.ts";
import { factsOf } from "#identity/facts.ts";
import { linkedRoles } from "#identity/presets.ts";
import type { RoleSession } from "#identity/principal.ts";
import { CvmError } from "./port.ts";

const [basic] = linkedRoles;

/**
 * Lighthouse assumes its role in the caller's account, as STS would let it: the role must exist and trust Lighthouse.
 * @throws CvmError `no role` or `not trusted`
 */
export async function assumeLighthouseRole(context: CallContext): Promise<RoleSession> {
  const { account } = context.caller;
  const role = basic && (await findRole(context.cloud.db, account, { name: basic.role }));
  if (!role) throw new CvmError("no role", `account ${account} has no Lighthouse role`);
  const lighthouse = { kind: "service", account, service: basic.service } as const;
  if (trustOf(role, lighthouse, factsOf(lighthouse, "sts", "", context)) !== "trusted") {
    throw new CvmError("not trusted", `role ${role.name} does not trust ${basic.service}`);
  }
  return { kind: "role", account, roleId: role.id, session: "lighthouse", assumedBy: basic.service };
}
