import { type RawBuilder, sql } from "kysely";
import type { Visit } from "#cloud.ts";
import type { Database } from "#store/database.ts";
import { recalled } from "#store/memory.ts";

/** How long what was given back or has expired can still be renewed. */
export const grace = 7 * 24 * 3_600_000;

/** How long after work that failed it is tried again, where it is due by time alone. */
const rest = 60_000;

/** When something changes by itself that has a latest operation, as SQL: at its end, or a while after that failed. */
export const notBefore = (end: RawBuilder<number>): RawBuilder<number> => sql<number>`case
  when latest_state = 'FAILED' and latest_started + ${sql.lit(rest)} > ${end}
  then latest_started + ${sql.lit(rest)} else ${end} end`;

/** Something that comes about by time alone, step by step. */
export interface Due {
  /** When the next step is due, in epoch milliseconds; undefined where there is none. */
  next(db: Database): Promise<number | undefined>;
  /** Takes the first step that is due at a moment, on a transaction; nothing where there is none. */
  take(visit: Visit, now: number): Promise<void>;
  /** What becomes of a step that cannot be taken; without it, whoever called is told. */
  failed?(visit: Visit, error: unknown): Promise<void>;
}

/**
 * Takes all steps that have come due, in the order of their moments and as of those, so that nothing depends on when
 * somebody looks. In the same moment, those go first that stand first. Each has a transaction of its own. What is next is
 * recalled until something is written, so a call before which nothing happens asks no database.
 */
export function takeDue(dues: readonly Due[], visit: Visit): Promise<void> | undefined {
  const { db, clock } = visit.cloud;
  const next = recalled(db, "due", () => nextOf(dues, db));
  if (!(next instanceof Promise) && (!next || next.moment > clock.now())) return undefined;
  return takeAll(dues, visit);
}

async function takeAll(dues: readonly Due[], visit: Visit): Promise<void> {
  const { db, clock } = visit.cloud;
  let moment = Number.NEGATIVE_INFINITY;
  for (;;) {
    const next = await recalled(db, "due", () => nextOf(dues, db));
    if (!next || next.moment > clock.now()) return;
    const { take, failed } = next.due;
    // Who was busy when its time was over has its turn when that was done, so moments do not go back.
    moment = Math.max(moment, next.moment);
    const now = moment;
    const step = db.transaction().execute((transaction) => take(visit.on(transaction), now));
    await (failed ? step.catch((error: unknown) => failed(visit, error)) : step);
  }
}

interface Next {
  readonly due: Due;
  readonly moment: number;
}

async function nextOf(dues: readonly Due[], db: Database): Promise<Next | undefined> {
  let first: Next | undefined;
  for (const due of dues) {
    const moment = await due.next(db);
    if (moment !== undefined && moment < (first?.moment ?? Number.POSITIVE_INFINITY)) first = { due, moment };
  }
  return first;
}
