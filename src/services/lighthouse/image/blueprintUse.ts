import type { Tables } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";
import { detailOf } from "../work/operations.ts";

export type BlueprintShare = Tables["blueprint_shares"];

/** Who and what depends on the blueprints of one account in one region. */
export class BlueprintUse {
  constructor(
    private readonly store: Store,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** The accounts that may use them besides, latest first. */
  async shares(): Promise<readonly BlueprintShare[]> {
    return this.store.db
      .selectFrom("blueprint_shares")
      .selectAll()
      .where((is) => is.and(this.here()))
      .orderBy("created", "desc")
      .orderBy("blueprint_id")
      .orderBy("receiver")
      .execute();
  }

  async share(blueprint_id: string, receivers: readonly string[], created: number): Promise<void> {
    const rows = receivers.map((receiver) => ({ ...this.here(), blueprint_id, receiver, created }));
    await this.store.db.insertInto("blueprint_shares").values(rows).execute();
  }

  async unshare(blueprint_id: string, receivers: readonly string[]): Promise<void> {
    await this.store.db
      .deleteFrom("blueprint_shares")
      .where((is) => is.and({ ...this.here(), blueprint_id }))
      .where("receiver", "in", receivers)
      .execute();
  }

  /** Remembers which keys let in to a blueprint. */
  async keepKeys(blueprint_id: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = keys.map((key_id) => ({ ...this.here(), blueprint_id, key_id }));
    await this.store.db.insertInto("blueprint_keys").values(rows).execute();
  }

  async forgetKeys(blueprint_id: string): Promise<void> {
    await this.store.db
      .deleteFrom("blueprint_keys")
      .where((is) => is.and({ ...this.here(), blueprint_id }))
      .execute();
  }

  /** The keys that let in to any blueprint. */
  async keys(): Promise<ReadonlySet<string>> {
    const rows = await this.store.db
      .selectFrom("blueprint_keys")
      .select("key_id")
      .where((is) => is.and(this.here()))
      .execute();
    return new Set(rows.map((row) => row.key_id));
  }

  /** Those of some blueprints that are being put on instances now, be they whose they may. */
  async beingInstalled(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom("operations")
      .innerJoin("instances", (on) =>
        on
          .onRef("instances.account", "=", "operations.account")
          .onRef("instances.region", "=", "operations.region")
          .onRef("instances.id", "=", "operations.resource"),
      )
      .select(["instances.blueprint_id", "operations.id", "operations.action", "operations.detail"])
      .where("operations.region", "=", this.region)
      .where("operations.kind", "=", "instance")
      .where("operations.action", "in", ["CreateInstances", "ResetInstance"])
      .execute();
    // Until a reset is finished, its instance still has the blueprint that it leaves.
    const used = new Set(
      rows.map((row) =>
        row.action === "ResetInstance" ? detailOf(row, this.store.vault)["blueprint"] : row.blueprint_id,
      ),
    );
    return ids.filter((id) => used.has(id));
  }

  private here() {
    return { account: this.account, region: this.region };
  }
}
