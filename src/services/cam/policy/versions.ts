import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Policies, Policy } from "./rows.ts";

export interface Version {
  readonly version: number;
  readonly document: string;
  readonly created: number;
}

/** The maximum number of versions of a policy. */
export const versionQuota = 5;

/** The versions of the policies of one account. The policy row holds the default version. */
export class Versions {
  constructor(
    private readonly scope: RowScope,
    private readonly policies: Policies,
  ) {}

  /** Oldest first. */
  async of(policy: Policy): Promise<readonly Version[]> {
    const rows = await rowsIn(this.scope, "policy_versions")
      .select()
      .select(["version", "document", "created"])
      .where("policy_id", "=", policy.id)
      .orderBy("version")
      .execute();
    return rows.length > 0 ? rows : [{ version: 1, document: policy.document, created: policy.created }];
  }

  async find(policy: Policy, version: number): Promise<Version | undefined> {
    return (await this.of(policy)).find((one) => one.version === version);
  }

  /** Adds a version that is not the default. Numbers of deleted versions are not reused. */
  async add(policy: Policy, document: string, now: number): Promise<Version> {
    const next = { version: policy.last_version + 1, document, created: now };
    const rows = policy.last_version === 1 ? [...(await this.of(policy)), next] : [next];
    await rowsIn(this.scope, "policy_versions").insert(...rows.map((row) => ({ ...row, policy_id: policy.id })));
    await this.policies.change(policy.id, { last_version: next.version }, now);
    return next;
  }

  /** Makes a version the default. */
  async enforce(policy: Policy, { version, document }: Version, now: number): Promise<void> {
    await this.policies.change(policy.id, { version, document }, now);
  }

  /** Changes the document of the default version. */
  async rewrite(policy: Policy, document: string, now: number): Promise<void> {
    await this.policies.change(policy.id, { document }, now);
    await rowsIn(this.scope, "policy_versions")
      .update({ document })
      .where("policy_id", "=", policy.id)
      .where("version", "=", policy.version)
      .execute();
  }

  async remove(policy: Policy, versions: readonly number[]): Promise<void> {
    await rowsIn(this.scope, "policy_versions")
      .delete()
      .where("policy_id", "=", policy.id)
      .where("version", "in", versions)
      .execute();
  }
}
