import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";
import type { DiskRow } from "../disk/rows.ts";
import { detailOf } from "../work/operationType.ts";
import { modifyInstancesBundle } from "./operations.ts";

export type FirewallRule = Omit<Tables["firewall_rules"], "account" | "region" | "instance_id" | "position">;
export type InstanceRow = Tables["instances"];

/** The instances of one account in one region, with the disks and keys that they have. */
export class Instances {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly InstanceRow[]> {
    return rowsIn(this.scope, "instances").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** Those of some ids that exist, in the order asked for. */
  async some(ids: readonly string[]): Promise<readonly InstanceRow[]> {
    if (ids.length === 0) return [];
    const rows = await rowsIn(this.scope, "instances").select().selectAll().where("id", "in", ids).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async find(id: string): Promise<InstanceRow | undefined> {
    const [row] = await this.some([id]);
    return row;
  }

  async add(instance: Omit<Row<"instances">, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "instances").insert(instance);
  }

  async change(id: string, values: Partial<Omit<InstanceRow, "account" | "region" | "id">>): Promise<void> {
    await rowsIn(this.scope, "instances").update(values).where("id", "=", id).execute();
  }

  /** Changes for how long an instance is paid, and what happens then: its system disk has the same life. */
  async changeLife(id: string, life: Partial<Pick<InstanceRow, "expires" | "isolated" | "renew_flag">>): Promise<void> {
    await this.change(id, life);
    await rowsIn(this.scope, "disks")
      .update(life)
      .where("instance_id", "=", id)
      .where("usage", "=", "SYSTEM_DISK")
      .execute();
  }

  /** The system disks of all instances, by instance. */
  async systemDisks(): Promise<ReadonlyMap<string, DiskRow>> {
    const rows = await rowsIn(this.scope, "disks").select().selectAll().where("usage", "=", "SYSTEM_DISK").execute();
    return new Map(rows.map((row) => [row.instance_id ?? "", row]));
  }

  /** The ids of the keys that instances have, by instance. */
  async keys(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await rowsIn(this.scope, "key_bindings")
      .select()
      .select(["instance_id", "key_id"])
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
    const coming = await rowsIn(this.scope, "operations")
      .select()
      .select(["id", "resource", "detail"])
      .where("kind", "=", "instance")
      .where("action", "=", modifyInstancesBundle.action)
      .execute();
    const { vault } = this.scope;
    const next = new Map(coming.map((row) => [row.resource, detailOf(modifyInstancesBundle, row, vault).bundle]));
    return (await this.all()).map((row) => [row.bundle_id, next.get(row.id) ?? row.bundle_id]);
  }

  /** The firewall rules of an instance, first ones first. */
  async firewall(id: string): Promise<readonly FirewallRule[]> {
    return rowsIn(this.scope, "firewall_rules")
      .select()
      .select(["protocol", "port", "cidr", "ipv6_cidr", "action", "about"])
      .where("instance_id", "=", id)
      .orderBy("position")
      .execute();
  }

  /** Gives an instance these firewall rules in place of those that it has, first ones first. */
  async setFirewall(id: string, rules: readonly FirewallRule[]): Promise<void> {
    const rows = rowsIn(this.scope, "firewall_rules");
    await rows.delete().where("instance_id", "=", id).execute();
    await rows.insert(...rules.map((rule, position) => ({ ...rule, instance_id: id, position })));
  }

  async bindKeys(id: string, keys: readonly string[], userName: string): Promise<void> {
    const rows = keys.map((key_id) => ({ instance_id: id, key_id, user_name: userName }));
    await rowsIn(this.scope, "key_bindings").insert(...rows);
  }
}
