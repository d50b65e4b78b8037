import type { CallContext } from "#cloud.ts";
import { type InstanceRow, Instances } from "#services/lighthouse/instance/rows.ts";
import { Runs } from "#services/lighthouse/instance/runs.ts";
import type { StoreScope } from "#store/scopedRows.ts";

/** An instance of Lighthouse on which commands may run. */
export interface Target {
  readonly id: string;
  readonly state: string;
  readonly environment: "Linux" | "Windows";
  /** Whether the instance runs and its agent responds. */
  readonly isOnline: boolean;
  readonly created: number;
}

/** The instances of Lighthouse of one account in one region, with their agents. */
export class Targets {
  /** @param past the time whose states are read, if it is before the current time */
  constructor(
    private readonly context: CallContext,
    private readonly past?: number,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly Target[]> {
    return this.withAgents(await this.instances.all());
  }

  /** The existing instances among the ids. */
  async some(ids: readonly string[]): Promise<readonly Target[]> {
    return this.withAgents(await this.instances.some(ids));
  }

  private get instances(): Instances {
    return new Instances(this.rows);
  }

  private get rows(): StoreScope {
    const { cloud, caller, region } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account, region };
  }

  private async withAgents(rows: readonly InstanceRow[]): Promise<readonly Target[]> {
    const { agent } = this.context.cloud.machines;
    const states = await this.statesOf(rows);
    return Promise.all(
      rows.map(async ({ id, platform, created }) => {
        const state = states.get(id) ?? "";
        const environment = platform === "WINDOWS" ? "Windows" : "Linux";
        return { id, state, created, environment, isOnline: state === "RUNNING" && (await agent.isOnline(id)) };
      }),
    );
  }

  /** The states of instances by id. Of the past, only whether they ran is known. */
  private async statesOf(rows: readonly InstanceRow[]): Promise<ReadonlyMap<string, string>> {
    const { past } = this;
    if (past === undefined) return new Map(rows.map(({ id, state }) => [id, state]));
    const ids = rows.map(({ id }) => id);
    const runs = await new Runs(this.rows).until(past, ids);
    const ran = (id: string) => runs.get(id)?.some(({ from, to }) => from <= past && past <= to) ?? false;
    return new Map(ids.map((id) => [id, ran(id) ? "RUNNING" : "STOPPED"]));
  }
}
