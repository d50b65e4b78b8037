import { type RowScope, rowsIn, type StoreScope } from "#store/scopedRows.ts";

/** A stretch of time, in epoch milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How long it is remembered when an instance ran: as long as anything looks back, and more. */
const kept = 186 * 24 * 3_600_000;

/** When the instances of one account in one region ran. */
export class Runs {
  constructor(private readonly scope: StoreScope) {}

  /** When some instances ran since the first run that is remembered, until a moment, oldest first. */
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

/** The parts of some spans that lie within another. */
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
