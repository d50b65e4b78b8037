import type { CallContext } from "#cloud.ts";
import { type InstanceRow, Instances } from "#services/lighthouse/instance/rows.ts";

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
  constructor(private readonly context: CallContext) {}

  /** Newest first. */
  async all(): Promise<readonly Target[]> {
    return this.withAgents(await this.instances.all());
  }

  /** The existing instances among the ids. */
  async some(ids: readonly string[]): Promise<readonly Target[]> {
    return this.withAgents(await this.instances.some(ids));
  }

  private get instances(): Instances {
    const { cloud, caller, region } = this.context;
    return new Instances({ db: cloud.db, vault: cloud.vault, account: caller.account, region });
  }

  private withAgents(rows: readonly InstanceRow[]): Promise<readonly Target[]> {
    const { agent } = this.context.cloud.machines;
    return Promise.all(
      rows.map(async ({ id, state, platform, created }) => ({
        ...({ id, state, created, environment: platform === "WINDOWS" ? "Windows" : "Linux" } as const),
        isOnline: state === "RUNNING" && (await agent.isOnline(id)),
      })),
    );
  }
}
