import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import { createInstances, resetInstance } from "../instance/operations.ts";
import { detailOf } from "../work/operationType.ts";

export type BlueprintShare = Tables["blueprint_shares"];

/** Shares, keys and running installations of the blueprints of one account in one region. */
export class BlueprintUse {
  constructor(private readonly scope: StoreScope) {}

  /** All shares with other accounts, newest first. */
  async shares(): Promise<readonly BlueprintShare[]> {
    return rowsIn(this.scope, "blueprint_shares")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("blueprint_id")
      .orderBy("receiver")
      .execute();
  }

  async share(blueprint_id: string, receivers: readonly string[], created: number): Promise<void> {
    const rows = receivers.map((receiver) => ({ blueprint_id, receiver, created }));
    await rowsIn(this.scope, "blueprint_shares").insert(...rows);
  }

  async unshare(blueprint_id: string, receivers: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "blueprint_shares")
      .delete()
      .where("blueprint_id", "=", blueprint_id)
      .where("receiver", "in", receivers)
      .execute();
  }

  /** Stores the key pairs that a blueprint contains. */
  async keepKeys(blueprint_id: string, keys: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "blueprint_keys").insert(...keys.map((key_id) => ({ blueprint_id, key_id })));
  }

  async forgetKeys(blueprint_id: string): Promise<void> {
    await rowsIn(this.scope, "blueprint_keys").delete().where("blueprint_id", "=", blueprint_id).execute();
  }

  /** Ids of the key pairs contained in any blueprint. */
  async keys(): Promise<ReadonlySet<string>> {
    const rows = await rowsIn(this.scope, "blueprint_keys").select().select("key_id").execute();
    return new Set(rows.map((row) => row.key_id));
  }

  /** Those of some blueprints that are being installed on instances of any account: receivers of a share use them too. */
  async beingInstalled(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.scope.db
      .selectFrom("operations")
      .innerJoin("instances", (on) =>
        on
          .onRef("instances.account", "=", "operations.account")
          .onRef("instances.region", "=", "operations.region")
          .onRef("instances.id", "=", "operations.resource"),
      )
      .select(["instances.blueprint_id", "operations.id", "operations.action", "operations.detail"])
      .where("operations.region", "=", this.scope.region)
      .where("operations.kind", "=", "instance")
      .where("operations.action", "in", [createInstances.action, resetInstance.action])
      .execute();
    // During a reset, the row of the instance still names the previous blueprint.
    const used = new Set(
      rows.map((row) =>
        row.action === resetInstance.action
          ? detailOf(resetInstance, row, this.scope.vault).blueprint
          : row.blueprint_id,
      ),
    );
    return ids.filter((id) => used.has(id));
  }
}
