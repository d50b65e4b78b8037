import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";
import type { DiskRow } from "../disk/rows.ts";
import { detailOf } from "../work/operationType.ts";
import { modifyInstancesBundle } from "./operations.ts";

export type FirewallRule = Omit<Tables["firewall_rules"], "account" | "region" | "instance_id" | "position">;
export type InstanceRow = Tables["instances"];

/** Row access to the instances of one account in one region, with their disks and keys. */
export class Instances {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly InstanceRow[]> {
    return rowsIn(this.scope, "instances").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** Returns the existing instances among the ids, in the order requested. */
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

  /** Changes expiration and renewal of an instance and of its system disk. */
  async changeLife(id: string, life: Partial<Pick<InstanceRow, "expires" | "isolated" | "renew_flag">>): Promise<void> {
    await this.change(id, life);
    await rowsIn(this.scope, "disks")
      .update(life)
      .where("instance_id", "=", id)
      .where("usage", "=", "SYSTEM_DISK")
      .execute();
  }

  /** System disks of all instances, by instance id. */
  async systemDisks(): Promise<ReadonlyMap<string, DiskRow>> {
    const rows = await rowsIn(this.scope, "disks").select().selectAll().where("usage", "=", "SYSTEM_DISK").execute();
    return new Map(rows.map((row) => [row.instance_id ?? "", row]));
  }

  /** Ids of the bound keys, by instance id. */
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
   * The bundles that each instance counts toward: its current one, and the target of a pending change, so that the
   * quota stays reserved.
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

  /** Firewall rules of an instance, highest priority first. */
  async firewall(id: string): Promise<readonly FirewallRule[]> {
    return rowsIn(this.scope, "firewall_rules")
      .select()
      .select(["protocol", "port", "cidr", "ipv6_cidr", "action", "about"])
      .where("instance_id", "=", id)
      .orderBy("position")
      .execute();
  }

  /**
   * The version of an instance's firewall and its rules, highest priority first; undefined if the instance does not exist.
   * One statement reads both: between two, another call may change the rules, and a client would then combine its next
   * change of the old rules with the new version.
   */
  async versionedFirewall(
    id: string,
  ): Promise<{ readonly version: number; readonly rules: readonly FirewallRule[] } | undefined> {
    const { db, account, region } = this.scope;
    const rows = await db
      .selectFrom("instances as instance")
      .leftJoin("firewall_rules as rule", (join) =>
        join
          .onRef("rule.account", "=", "instance.account")
          .onRef("rule.region", "=", "instance.region")
          .onRef("rule.instance_id", "=", "instance.id"),
      )
      .select(["instance.firewall_version", "rule.protocol", "rule.port", "rule.cidr", "rule.ipv6_cidr"])
      .select(["rule.action", "rule.about"])
      .where((is) => is.and({ "instance.account": account, "instance.region": region, "instance.id": id }))
      .orderBy("rule.position")
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const rules = rows.map(({ firewall_version: _, ...rule }) => rule).filter(isRule);
    return { version: first.firewall_version, rules };
  }

  /** Replaces the firewall rules of an instance, highest priority first. */
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

/** Whether a joined row has a rule: an instance without rules gives one row without values. */
const isRule = (row: { readonly [Column in keyof FirewallRule]: FirewallRule[Column] | null }): row is FirewallRule =>
  row.protocol !== null;
