import type { Machines } from "#machines/port.ts";
import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type KeyPairRow = Tables["key_pairs"];
export type KeyBinding = Tables["key_bindings"];

/** Row access to the key pairs of one account in one region, and their bindings to instances. */
export class KeyPairs {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly KeyPairRow[]> {
    return rowsIn(this.scope, "key_pairs").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** Returns the first id that matches no key pair. */
  async missing(ids: readonly string[]): Promise<string | undefined> {
    const known = new Set((await this.all()).map((row) => row.id));
    return ids.find((id) => !known.has(id));
  }

  async add(row: Omit<Row<"key_pairs">, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "key_pairs").insert(row);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "key_pairs").delete().where("id", "in", ids).execute();
  }

  async bindings(): Promise<readonly KeyBinding[]> {
    return rowsIn(this.scope, "key_bindings").select().selectAll().orderBy("instance_id").orderBy("key_id").execute();
  }

  async unbind(instanceId: string, ids: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "key_bindings")
      .delete()
      .where("instance_id", "=", instanceId)
      .where("key_id", "in", ids)
      .execute();
  }

  async unbindAll(instanceId: string): Promise<void> {
    await rowsIn(this.scope, "key_bindings").delete().where("instance_id", "=", instanceId).execute();
  }

  /** Installs the currently bound keys of some users on the machine of an instance. Replaces previous keys. */
  async install(instanceId: string, users: Iterable<string>, machines: Machines): Promise<void> {
    const keys = new Map((await this.all()).map((row) => [row.id, row.public_key]));
    const bound = (await this.bindings()).filter((binding) => binding.instance_id === instanceId);
    for (const user of new Set(users)) {
      const ids = bound.filter((binding) => binding.user_name === user).map((binding) => binding.key_id);
      await machines.keys(
        instanceId,
        user,
        ids.flatMap((id) => keys.get(id) ?? []),
      );
    }
  }
}
