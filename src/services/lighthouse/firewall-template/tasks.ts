import { rowsIn, type ScopedRows, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";
import type { TemplateRule } from "./rows.ts";

export type FirewallTaskRow = Tables["firewall_tasks"];

/** An instance that a template is brought to, and what became of it. */
export interface Target {
  readonly instance: string;
  readonly region: string;
  readonly state: "RUNNING" | "SUCCESS" | "FAILED";
  /** The code of what went wrong; empty where nothing did. */
  readonly error: string;
}

/** The runs of one account's firewall templates over instances, which go across regions. */
export class FirewallTasks {
  private readonly rows: ScopedRows<"firewall_tasks">;

  /** Tasks span regions, so their rows have none. */
  constructor({ db, account }: StoreScope) {
    this.rows = rowsIn({ db, account, region: "" }, "firewall_tasks");
  }

  /** Newest first. */
  async all(): Promise<readonly FirewallTaskRow[]> {
    return this.mine().orderBy("applied", "desc").orderBy("id").execute();
  }

  async find(id: string): Promise<FirewallTaskRow | undefined> {
    return this.mine().where("id", "=", id).executeTakeFirst();
  }

  async running(): Promise<readonly FirewallTaskRow[]> {
    return this.mine().where("latest_state", "=", "OPERATING").execute();
  }

  /** Whether a run is about to change the firewall of an instance. */
  async isAt(instance: string, region: string): Promise<boolean> {
    const targets = (await this.running()).flatMap(targetsOf);
    return targets.some((target) => target.instance === instance && target.region === region);
  }

  async add(row: Omit<Row<"firewall_tasks">, "account" | "region">): Promise<void> {
    await this.rows.insert(row);
  }

  async setTargets(id: string, targets: readonly Target[]): Promise<void> {
    await this.rows
      .update({ targets: JSON.stringify(targets) })
      .where("id", "=", id)
      .execute();
  }

  private mine() {
    return this.rows.select().selectAll();
  }
}

/** This project wrote both columns, so their form is known. */
export const targetsOf = (row: FirewallTaskRow): readonly Target[] => JSON.parse(row.targets);
export const taskRules = (row: FirewallTaskRow): readonly TemplateRule[] => JSON.parse(row.rules);
