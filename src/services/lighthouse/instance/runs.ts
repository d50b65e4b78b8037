import type { Database } from "#store/database.ts";
import type { AccountRegion } from "../work/kinds.ts";

/** A stretch of time, in epoch milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How long it is remembered when an instance ran: as long as anything looks back, and more. */
const kept = 186 * 24 * 3_600_000;

/** When the instances of one account in one region ran. */
export class Runs {
  constructor(
    private readonly db: Database,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** When some instances ran since the first run that is remembered, until a moment, oldest first. */
  async until(now: number, ids: readonly string[]): Promise<ReadonlyMap<string, readonly TimeRange[]>> {
    const runs = new Map<string, TimeRange[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return runs;
    const rows = await this.db
      .selectFrom("runs")
      .select(["instance_id", "started", "ended"])
      .where((is) => is.and({ account: this.account, region: this.region }))
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

/** Remembers that an instance is in a state from a moment on: it runs in one of them and in no other. */
export async function noteState(
  db: Database,
  { account, region }: AccountRegion,
  instance_id: string,
  state: string,
  at: number,
): Promise<void> {
  const run = { account, region, instance_id };
  const open = await db
    .selectFrom("runs")
    .select("started")
    .where((is) => is.and(run))
    .where("ended", "is", null)
    .executeTakeFirst();
  if ((state === "RUNNING") === (open !== undefined)) return;
  if (open) {
    await db
      .updateTable("runs")
      .set({ ended: at })
      .where((is) => is.and({ ...run, started: open.started }))
      .execute();
    return;
  }
  await db
    .deleteFrom("runs")
    .where((is) => is.and(run))
    .where("ended", "<", at - kept)
    .execute();
  await db
    .insertInto("runs")
    .values({ ...run, started: at, ended: null })
    // A run that ended when this one begins goes on.
    .onConflict((same) => same.columns(["account", "region", "instance_id", "started"]).doUpdateSet({ ended: null }))
    .execute();
}

/** Forgets an instance that is gone. */
export async function forgetRuns(db: Database, { account, region }: AccountRegion, instance_id: string): Promise<void> {
  await db
    .deleteFrom("runs")
    .where((is) => is.and({ account, region, instance_id }))
    .execute();
}
