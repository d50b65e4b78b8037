import type { Fail } from "#kernel/action.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import type { Policies, Policy } from "./rows.ts";

type Kind = Tables["attachments"]["kind"];

/** An entity with policies: a user by uin, a group or a role by id. */
export interface PolicyHolder {
  readonly kind: Kind;
  readonly target: string;
}

/** A policy and the time of its binding. */
export interface AttachedPolicy {
  readonly policy: Policy;
  readonly since: number;
}

export interface PolicyBinding extends PolicyHolder {
  readonly since: number;
}

/** The maximum number of policies of a user, group or role. */
export const attachmentQuota = 200;

/** The bindings of policies to users, groups and roles of one account. */
export class Attachments {
  constructor(
    private readonly scope: RowScope,
    private readonly policies: Policies,
  ) {}

  /** The policies of an entity, latest binding first. */
  async of({ kind, target }: PolicyHolder): Promise<readonly AttachedPolicy[]> {
    const rows = await rowsIn(this.scope, "attachments")
      .select()
      .select(["policy_id", "created"])
      .where("kind", "=", kind)
      .where("target", "=", target)
      .orderBy("created", "desc")
      .orderBy("policy_id")
      .execute();
    const found: AttachedPolicy[] = [];
    for (const { policy_id, created } of rows) {
      const policy = await this.policies.find({ id: policy_id });
      if (policy) found.push({ policy, since: created });
    }
    return found;
  }

  /** The entities of a policy, latest binding first. */
  async holding(policy: Policy): Promise<readonly PolicyBinding[]> {
    return rowsIn(this.scope, "attachments")
      .select()
      .select(["kind", "target", "created as since"])
      .where("policy_id", "=", policy.id)
      .orderBy("created", "desc")
      .orderBy("kind")
      .orderBy("target")
      .execute();
  }

  /** The numbers of entities and of users with each policy, by policy id. */
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

  /** Binds a policy to an entity. An existing binding stays unchanged. */
  async attach(
    policy: Policy,
    { kind, target }: PolicyHolder,
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

  /** Binds without a check for existing bindings, for a role that is created with its policy. */
  async bind({ id }: Policy, holder: PolicyHolder, now: number): Promise<void> {
    await rowsIn(this.scope, "attachments").insert({ ...holder, policy_id: id, created: now });
  }

  async detach({ id }: Policy, { kind, target }: PolicyHolder): Promise<void> {
    await rowsIn(this.scope, "attachments")
      .delete()
      .where("policy_id", "=", id)
      .where("kind", "=", kind)
      .where("target", "=", target)
      .execute();
  }
}
