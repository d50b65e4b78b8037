import { rowsIn, type ScopedRows, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";
import type { TemplateRule } from "./rows.ts";

export type FirewallTaskRow = Tables["firewall_tasks"];

/** An instance that a template is applied to, and the result. */
export interface Target {
  readonly instance: string;
  readonly region: string;
  readonly state: "RUNNING" | "SUCCESS" | "FAILED";
  /** The error code. Empty unless the application failed. */
  readonly error: string;
}

/** Applications of one account's firewall templates to instances, across regions. */
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

  /** Whether a template is being applied to an instance. */
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

/** Only this repository writes both JSON columns. */
export const targetsOf = (row: FirewallTaskRow): readonly Target[] => JSON.parse(row.targets);
export const taskRules = (row: FirewallTaskRow): readonly TemplateRule[] => JSON.parse(row.rules);
