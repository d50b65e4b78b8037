import type { GroupRow, Groups } from "../group/rows.ts";
import type { Roles } from "../role/rows.ts";
import type { Users } from "../user/rows.ts";
import type { AttachedPolicy, Attachments, PolicyHolder } from "./attachments.ts";

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly uin: number;
}

/** Resolves the entity of a policy binding. */
export async function entityOf(
  { kind, target }: PolicyHolder,
  scope: { readonly users: Users; readonly groups: Groups; readonly roles: Roles },
): Promise<Entity> {
  if (kind === "user") {
    const user = await scope.users.find({ uin: target });
    return { id: String(user?.uid ?? ""), name: user?.name ?? "", uin: Number(target) };
  }
  const named =
    kind === "group"
      ? await scope.groups.find({ id: Number(target) })
      : await scope.roles.findByIdAndName(target, undefined);
  return { id: target, name: named?.name ?? "", uin: 0 };
}

/** A policy bound to a user directly, through groups, or both. */
export interface EffectivePolicy extends AttachedPolicy {
  readonly direct: boolean;
  readonly groups: readonly GroupRow[];
}

export async function effectivePolicies(
  uin: string,
  scope: { readonly groups: Groups; readonly attachments: Attachments },
): Promise<readonly EffectivePolicy[]> {
  const found = new Map<number, EffectivePolicy>();
  for (const one of await scope.attachments.of({ kind: "user", target: uin })) {
    found.set(one.policy.id, { ...one, direct: true, groups: [] });
  }
  for (const group of await scope.groups.of(uin)) {
    for (const one of await scope.attachments.of({ kind: "group", target: String(group.id) })) {
      const known = found.get(one.policy.id) ?? { ...one, direct: false, groups: [] };
      found.set(one.policy.id, { ...known, groups: [...known.groups, group] });
    }
  }
  return [...found.values()];
}
