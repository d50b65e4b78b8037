import { sql } from "kysely";
import type { CallContext, Duration } from "#cloud.ts";
import { withBriefRowLocks } from "#store/locks.ts";

/**
 * Makes each state of an operation that was scheduled before the clock went back end after its usual duration at the latest.
 * Repeating this changes nothing, so each of several servers may do it.
 */
export async function rescheduleOperations({ cloud }: CallContext): Promise<void> {
  const { db, clock, pace } = cloud;
  const { others, ...kinds } = pace.operations;
  const now = clock.now();
  const end = (duration: Duration | undefined) => sql.lit(now + millisecondsOf(duration));
  await withBriefRowLocks(db, async (transaction) => {
    for (const [kind, duration] of Object.entries(kinds))
      await sql`update operations set due = ${end(duration)} where kind = ${kind} and due > ${end(duration)}`.execute(
        transaction,
      );
    const rest = Object.keys(kinds).length === 0 ? sql`1 = 1` : sql`kind not in (${sql.join(Object.keys(kinds))})`;
    await sql`update operations set due = ${end(others)} where ${rest} and due > ${end(others)}`.execute(transaction);
  });
}

/** A state that waits for reads is not due by time. */
const millisecondsOf = (duration: Duration | undefined): number =>
  duration && "milliseconds" in duration ? duration.milliseconds : 0;
