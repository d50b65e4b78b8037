import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import type { Phases } from "./phases.ts";

/** The secret part of a task: how its command ends, unless it is cancelled before. */
export interface StoredResult {
  /** Base64. */
  readonly output: string;
  readonly exitCode: number;
  /** Bytes of the output that were dropped. */
  readonly dropped: number;
}

/** A task whose secret part is not opened. */
export type SealedTask = Tables["tat_tasks"];
export type TaskRow = Omit<SealedTask, "phases" | "result"> & {
  readonly phases: Phases;
  readonly result: StoredResult;
};

/** The runs of commands on single instances, of one account in one region. */
export class Tasks {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first; those of one invocation in the order of its instances. */
  async all(): Promise<readonly SealedTask[]> {
    return rowsIn(this.scope, "tat_tasks")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("invocation_id")
      .orderBy("turn")
      .execute();
  }

  /** The tasks of some invocations, in the order of their instances. */
  async of(invocationIds: readonly string[]): Promise<ReadonlyMap<string, readonly TaskRow[]>> {
    if (invocationIds.length === 0) return new Map();
    const rows = await rowsIn(this.scope, "tat_tasks")
      .select()
      .selectAll()
      .where("invocation_id", "in", invocationIds)
      .orderBy("turn")
      .execute();
    return Map.groupBy(
      rows.map((row) => this.opened(row)),
      (row) => row.invocation_id,
    );
  }

  async add({ phases, result, ...row }: Omit<TaskRow, "account" | "region">): Promise<void> {
    const { account, region, vault } = this.scope;
    const sealed = vault.seal("tat_tasks", { account, region, id: row.id }, JSON.stringify(result));
    await rowsIn(this.scope, "tat_tasks").insert({ ...row, phases: JSON.stringify(phases), result: sealed });
  }

  async changePhases(id: string, phases: Phases): Promise<void> {
    await rowsIn(this.scope, "tat_tasks")
      .update({ phases: JSON.stringify(phases) })
      .where("id", "=", id)
      .execute();
  }

  opened(row: SealedTask): TaskRow {
    // Only this class writes the columns, so their format is known.
    const phases: Phases = JSON.parse(row.phases);
    const result: StoredResult = JSON.parse(this.scope.vault.open("tat_tasks", row, row.result));
    return { ...row, phases, result };
  }
}
