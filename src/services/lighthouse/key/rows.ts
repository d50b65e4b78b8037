import type { Machines } from "#machines/port.ts";
import type { Database } from "#store/database.ts";
import type { Row, Tables } from "#store/tables.ts";

export type KeyPairRow = Tables["key_pairs"];
export type KeyBinding = Tables["key_bindings"];

/** The key pairs of one account in one region, and the instances that they are bound to. */
export class KeyPairs {
  constructor(
    private readonly db: Database,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly KeyPairRow[]> {
    return this.db
      .selectFrom("key_pairs")
      .selectAll()
      .where((is) => is.and(this.here()))
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  /** The first of some ids that there is no key pair of. */
  async missing(ids: readonly string[]): Promise<string | undefined> {
    const known = new Set((await this.all()).map((row) => row.id));
    return ids.find((id) => !known.has(id));
  }

  async add(row: Omit<Row<"key_pairs">, "account" | "region">): Promise<void> {
    await this.db
      .insertInto("key_pairs")
      .values({ ...row, ...this.here() })
      .execute();
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.db
      .deleteFrom("key_pairs")
      .where((is) => is.and(this.here()))
      .where("id", "in", ids)
      .execute();
  }

  async bindings(): Promise<readonly KeyBinding[]> {
    return this.db
      .selectFrom("key_bindings")
      .selectAll()
      .where((is) => is.and(this.here()))
      .orderBy("instance_id")
      .orderBy("key_id")
      .execute();
  }

  async unbind(instanceId: string, ids: readonly string[]): Promise<void> {
    await this.db
      .deleteFrom("key_bindings")
      .where((is) => is.and({ ...this.here(), instance_id: instanceId }))
      .where("key_id", "in", ids)
      .execute();
  }

  async unbindAll(instanceId: string): Promise<void> {
    await this.db
      .deleteFrom("key_bindings")
      .where((is) => is.and({ ...this.here(), instance_id: instanceId }))
      .execute();
  }

  /** Lets some users of an instance's machine in with the keys that are bound to them now, and no others. */
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

  private here() {
    return { account: this.account, region: this.region };
  }
}
