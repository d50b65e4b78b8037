import type { Fail } from "#kernel/action.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import type { Policies, Policy } from "./rows.ts";

type Kind = Tables["attachments"]["kind"];

/** Who holds policies: a user by uin, a group or a role by id. */
export interface Holder {
  readonly kind: Kind;
  readonly target: string;
}

/** A policy, and since when somebody holds it. */
export interface Attached {
  readonly policy: Policy;
  readonly since: number;
}

export interface Holding extends Holder {
  readonly since: number;
}

/** How many policies a user, a group or a role may hold. */
export const attachmentQuota = 200;

/** Which users, groups and roles of one account hold which policies. */
export class Attachments {
  constructor(
    private readonly scope: RowScope,
    private readonly policies: Policies,
  ) {}

  /** What somebody holds, latest first. */
  async of({ kind, target }: Holder): Promise<readonly Attached[]> {
    const rows = await rowsIn(this.scope, "attachments")
      .select()
      .select(["policy_id", "created"])
      .where("kind", "=", kind)
      .where("target", "=", target)
      .orderBy("created", "desc")
      .orderBy("policy_id")
      .execute();
    const found: Attached[] = [];
    for (const { policy_id, created } of rows) {
      const policy = await this.policies.find({ id: policy_id });
      if (policy) found.push({ policy, since: created });
    }
    return found;
  }

  /** Who holds a policy, latest first. */
  async holding(policy: Policy): Promise<readonly Holding[]> {
    return rowsIn(this.scope, "attachments")
      .select()
      .select(["kind", "target", "created as since"])
      .where("policy_id", "=", policy.id)
      .orderBy("created", "desc")
      .orderBy("kind")
      .orderBy("target")
      .execute();
  }

  /** How many hold each policy, by its id: all of them, and the users among them. */
  async counts(): Promise<ReadonlyMap<number, { readonly all: number; readonly users: number }>> {
    const rows = await rowsIn(this.scope, "attachments")
      .select()
      .select((is) => ["policy_id", "kind", is.fn.countAll<number>().as("count")])
      .groupBy(["policy_id", "kind"])
      .execute();
    const counts = new Map<number, { all: number; users: number }>();
    for (const { policy_id, kind, count } of rows) {
      const entry = counts.get(policy_id) ?? { all: 0, users: 0 };
      entry.all += Number(count);
      if (kind === "user") entry.users += Number(count);
      counts.set(policy_id, entry);
    }
    return counts;
  }

  /** Binds a policy to somebody; one that is bound already stays so. */
  async attach(
    policy: Policy,
    { kind, target }: Holder,
    now: number,
    fail: Fail<"InvalidParameter.ParamError" | "InvalidParameter.AttachmentFull">,
  ): Promise<void> {
    if (policy.linked) {
      const must = { en: "must not be the policy of a service-linked role" };
      fail("InvalidParameter.ParamError", { parameter: "PolicyId", value: policy.id, must });
    }
    const held = await this.of({ kind, target });
    if (held.some((one) => one.policy.id === policy.id)) return;
    if (held.length >= attachmentQuota) fail("InvalidParameter.AttachmentFull", { limit: attachmentQuota });
    await this.bind(policy, { kind, target }, now);
  }

  /** Binds without looking: for a role that is made with its policy. */
  async bind({ id }: Policy, holder: Holder, now: number): Promise<void> {
    await rowsIn(this.scope, "attachments").insert({ ...holder, policy_id: id, created: now });
  }

  async detach({ id }: Policy, { kind, target }: Holder): Promise<void> {
    await rowsIn(this.scope, "attachments")
      .delete()
      .where("policy_id", "=", id)
      .where("kind", "=", kind)
      .where("target", "=", target)
      .execute();
  }
}
