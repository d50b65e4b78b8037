import type { Selectable } from "kysely";
import { type Preset, presetById, presetByName, presets } from "#identity/presets.ts";
import type { Fail } from "#kernel/action.ts";
import type { Random } from "#kernel/ports.ts";
import { decimal } from "#kernel/randomText.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

/** A custom or preset policy. */
export type Policy = Omit<Selectable<Tables["policies"]>, "account"> & {
  /** A policy of the platform: it can be bound but not changed. */
  readonly preset: boolean;
  /** Reserved for a service-linked role. */
  readonly linked: boolean;
};

/** The maximum number of custom policies of an account. */
export const policyQuota = 1500;

/** The platform publishes no date of its preset policies, so all have this one. */
const presetsMade = Date.parse("2019-01-16T00:00:00Z");

/** The custom and preset policies that one account can use. */
export class Policies {
  constructor(private readonly scope: RowScope) {}

  /** Custom policies, newest first. */
  async own(): Promise<readonly Policy[]> {
    const rows = await this.rows().orderBy("created", "desc").orderBy("id").execute();
    return rows.map(ofRow);
  }

  presets(): readonly Policy[] {
    return presets.map(ofPreset);
  }

  async find(wish: { readonly id: number } | { readonly name: string }): Promise<Policy | undefined> {
    const preset = "id" in wish ? presetById(wish.id) : presetByName(wish.name);
    if (preset) return ofPreset(preset);
    const query = "id" in wish ? this.rows().where("id", "=", wish.id) : this.rows().where("name", "=", wish.name);
    const row = await query.executeTakeFirst();
    return row && ofRow(row);
  }

  /** The policy with the id, or else with the name. Undefined if both are missing. */
  async findByIdOrName(id: number | undefined, name: string | undefined): Promise<Policy | undefined> {
    if (id !== undefined) return this.find({ id });
    return name === undefined ? undefined : this.find({ name });
  }

  async add(policy: Pick<Policy, "id" | "name" | "about" | "document" | "tags">, now: number): Promise<void> {
    await rowsIn(this.scope, "policies").insert({ ...policy, created: now, updated: now });
  }

  async change(
    id: number,
    values: Partial<Pick<Policy, "name" | "about" | "document" | "version" | "last_version">>,
    now: number,
  ): Promise<void> {
    await rowsIn(this.scope, "policies")
      .update({ ...values, updated: now })
      .where("id", "=", id)
      .execute();
  }

  /** Removes policies with their versions and bindings. */
  async remove(ids: readonly number[]): Promise<void> {
    for (const table of ["attachments", "policy_versions"] as const) {
      await rowsIn(this.scope, table).delete().where("policy_id", "in", ids).execute();
    }
    await rowsIn(this.scope, "policies").delete().where("id", "in", ids).execute();
  }

  /** An id that no custom policy of the account and no preset policy has. */
  async freeId(random: Random): Promise<number> {
    const id = Number(decimal(random, 9));
    return (await this.find({ id })) ? this.freeId(random) : id;
  }

  private rows() {
    return rowsIn(this.scope, "policies").select().selectAll();
  }
}

function ofRow({ account: _, ...row }: Selectable<Tables["policies"]>): Policy {
  return { ...row, preset: false, linked: false };
}

function ofPreset({ id, name, about, document, linked }: Preset): Policy {
  const dates = { created: presetsMade, updated: presetsMade };
  const fixed = { version: 1, last_version: 1, tags: "[]", preset: true, linked: linked === true };
  return { id, name, about, document, ...fixed, ...dates };
}

/** Finds a policy and fails if it is a preset, which cannot be changed. */
export function customPolicy(policy: Policy, fail: Fail<"InvalidParameter.ParamError">): Policy {
  if (!policy.preset) return policy;
  const must = { en: "must be of a policy of the account: nobody changes presets" };
  return fail("InvalidParameter.ParamError", { parameter: "PolicyId", value: policy.id, must });
}
