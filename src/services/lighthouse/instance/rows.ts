import type { Row, Tables } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";
import type { DiskRow } from "../disk/rows.ts";
import { detailOf } from "../work/operations.ts";

export type FirewallRule = Omit<Tables["firewall_rules"], "account" | "region" | "instance_id" | "position">;
export type InstanceRow = Tables["instances"];

/** The instances of one account in one region, with the disks and keys that they have. */
export class Instances {
  constructor(
    private readonly store: Store,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly InstanceRow[]> {
    return this.store.db
      .selectFrom("instances")
      .selectAll()
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  /** Those of some ids that exist, in the order asked for. */
  async some(ids: readonly string[]): Promise<readonly InstanceRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.store.db
      .selectFrom("instances")
      .selectAll()
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("id", "in", ids)
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async find(id: string): Promise<InstanceRow | undefined> {
    const [row] = await this.some([id]);
    return row;
  }

  async add(instance: Omit<Row<"instances">, "account" | "region">): Promise<void> {
    await this.store.db
      .insertInto("instances")
      .values({ ...instance, account: this.account, region: this.region })
      .execute();
  }

  async change(id: string, values: Partial<Omit<InstanceRow, "account" | "region" | "id">>): Promise<void> {
    await this.store.db
      .updateTable("instances")
      .set(values)
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("id", "=", id)
      .execute();
  }

  /** Changes for how long an instance is paid, and what happens then: its system disk has the same life. */
  async changeLife(id: string, life: Partial<Pick<InstanceRow, "expires" | "isolated" | "renew_flag">>): Promise<void> {
    await this.change(id, life);
    await this.store.db
      .updateTable("disks")
      .set(life)
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("instance_id", "=", id)
      .where("usage", "=", "SYSTEM_DISK")
      .execute();
  }

  /** The system disks of all instances, by instance. */
  async systemDisks(): Promise<ReadonlyMap<string, DiskRow>> {
    const rows = await this.store.db
      .selectFrom("disks")
      .selectAll()
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("usage", "=", "SYSTEM_DISK")
      .execute();
    return new Map(rows.map((row) => [row.instance_id ?? "", row]));
  }

  /** The ids of the keys that instances have, by instance. */
  async keys(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.store.db
      .selectFrom("key_bindings")
      .select(["instance_id", "key_id"])
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .orderBy("key_id")
      .execute();
    const keys = new Map<string, string[]>();
    for (const { instance_id, key_id } of rows) keys.set(instance_id, [...(keys.get(instance_id) ?? []), key_id]);
    return keys;
  }

  /**
   * The bundles that an instance counts for: its own, and the one that it is going over to, so that nobody takes the
   * place meanwhile.
   */
  async bundles(): Promise<readonly (readonly string[])[]> {
    const coming = await this.store.db
      .selectFrom("operations")
      .select(["id", "resource", "detail"])
      .where((is) => is.and({ account: this.account, region: this.region, kind: "instance" }))
      .where("action", "=", "ModifyInstancesBundle")
      .execute();
    const next = new Map(coming.map((row) => [row.resource, String(detailOf(row, this.store.vault)["bundle"])]));
    return (await this.all()).map((row) => [row.bundle_id, next.get(row.id) ?? row.bundle_id]);
  }

  /** The firewall rules of an instance, first ones first. */
  async firewall(id: string): Promise<readonly FirewallRule[]> {
    return this.store.db
      .selectFrom("firewall_rules")
      .select(["protocol", "port", "cidr", "ipv6_cidr", "action", "about"])
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("instance_id", "=", id)
      .orderBy("position")
      .execute();
  }

  /** Gives an instance these firewall rules in place of those that it has, first ones first. */
  async setFirewall(id: string, rules: readonly FirewallRule[]): Promise<void> {
    const place = { account: this.account, region: this.region, instance_id: id };
    await this.store.db
      .deleteFrom("firewall_rules")
      .where((is) => is.and(place))
      .execute();
    if (rules.length === 0) return;
    const rows = rules.map((rule, position) => ({ ...rule, ...place, position }));
    await this.store.db.insertInto("firewall_rules").values(rows).execute();
  }

  async bindKeys(id: string, keys: readonly string[], userName: string): Promise<void> {
    if (keys.length === 0) return;
    const place = { account: this.account, region: this.region, instance_id: id };
    const rows = keys.map((key_id) => ({ ...place, key_id, user_name: userName }));
    await this.store.db.insertInto("key_bindings").values(rows).execute();
  }

  /** Removes what lives and dies with an instance: its system disk with the snapshots, key bindings, firewall, MCP servers. */
  async removeBelongings(id: string): Promise<void> {
    const mine = { account: this.account, region: this.region };
    await this.store.db
      .deleteFrom("disks")
      .where((is) => is.and({ ...mine, instance_id: id, usage: "SYSTEM_DISK" }))
      .execute();
    await this.store.db
      .updateTable("disks")
      .set({ instance_id: null, state: "UNATTACHED" })
      .where((is) => is.and({ ...mine, instance_id: id, state: "ATTACHED" }))
      .execute();
    // Those that were given back with it wait for their own end.
    await this.store.db
      .updateTable("disks")
      .set({ instance_id: null })
      .where((is) => is.and({ ...mine, instance_id: id }))
      .execute();
    await this.store.db
      .deleteFrom("key_bindings")
      .where((is) => is.and({ ...mine, instance_id: id }))
      .execute();
    await this.store.db
      .deleteFrom("firewall_rules")
      .where((is) => is.and({ ...mine, instance_id: id }))
      .execute();
    await this.store.db
      .deleteFrom("mcp_servers")
      .where((is) => is.and({ ...mine, instance_id: id }))
      .execute();
    await this.store.db
      .deleteFrom("snapshots")
      .where((is) => is.and({ ...mine, instance_id: id }))
      .execute();
  }
}
