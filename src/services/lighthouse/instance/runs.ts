import { type RowScope, rowsIn, type StoreScope } from "#store/scopedRows.ts";

/** A time range, in epoch milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How long running periods are kept. Longer than any query reaches back. */
const kept = 186 * 24 * 3_600_000;

/** Running periods of the instances of one account in one region. */
export class Runs {
  constructor(private readonly scope: StoreScope) {}

  /** Returns the recorded running periods of some instances up to a time, oldest first. */
  async until(now: number, ids: readonly string[]): Promise<ReadonlyMap<string, readonly TimeRange[]>> {
    const runs = new Map<string, TimeRange[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return runs;
    const rows = await rowsIn(this.scope, "runs")
      .select()
      .select(["instance_id", "started", "ended"])
      .where("instance_id", "in", ids)
      .orderBy("started")
      .execute();
    for (const { instance_id, started, ended } of rows) {
      runs.get(instance_id)?.push({ from: started, to: ended ?? Math.max(started, now) });
    }
    return runs;
  }
}

/** Clips time ranges to an enclosing range. */
export function within(spans: readonly TimeRange[], { from, to }: TimeRange): readonly TimeRange[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
}

/** Records that an instance is in a state from a time on. It runs only in RUNNING. */
export async function recordState(scope: RowScope, instance_id: string, state: string, time: number): Promise<void> {
  const runs = rowsIn(scope, "runs");
  const ofInstance = runs.select().select("started").where("instance_id", "=", instance_id);
  const open = await ofInstance.where("ended", "is", null).executeTakeFirst();
  if ((state === "RUNNING") === (open !== undefined)) return;
  if (open) {
    const run = runs.update({ ended: time }).where("instance_id", "=", instance_id);
    await run.where("started", "=", open.started).execute();
    return;
  }
  await runs
    .delete()
    .where("instance_id", "=", instance_id)
    .where("ended", "<", time - kept)
    .execute();
  await runs
    .insertion([{ instance_id, started: time, ended: null }])
    // A run that ended at the time at which this one starts continues.
    .onConflict((same) => same.columns(["account", "region", "instance_id", "started"]).doUpdateSet({ ended: null }))
    .execute();
}
