import type { Visit } from "#cloud.ts";
import { recalled } from "#store/memory.ts";
import type { Database } from "#store/sqlite.ts";

/** How long what was given back or has expired can still be renewed. */
export const grace = 7 * 24 * 3_600_000;

/** Something that comes about by time alone, step by step. */
export interface Due {
  /** What it is remembered under. */
  readonly name: string;
  /** When the next step is due, in epoch milliseconds; undefined where there is none. */
  next(db: Database): Promise<number | undefined>;
  /** Takes the first step that is due at a moment, on a transaction; nothing where there is none. */
  take(visit: Visit, now: number): Promise<void>;
  /** What becomes of a step that cannot be taken; without it, whoever called is told. */
  failed?(visit: Visit, now: number, error: unknown): Promise<void>;
}

/**
 * Takes all steps that have come due, in the order of their moments and as of those, so that nothing depends on when
 * somebody looks. In the same moment, those go first that stand first. Each has a transaction of its own.
 */
export async function takeDue(dues: readonly Due[], visit: Visit): Promise<void> {
  const { db, clock } = visit.cloud;
  let moment = Number.NEGATIVE_INFINITY;
  for (;;) {
    const first = await firstOf(dues, db);
    if (!first || first.at > clock.now()) return;
    const { take, failed } = first.due;
    // Who was busy when its time was over has its turn when that was done, so moments do not go back.
    moment = Math.max(moment, first.at);
    const now = moment;
    const step = db.transaction().execute((transaction) => take(visit.on(transaction), now));
    await (failed ? step.catch((error: unknown) => failed(visit, now, error)) : step);
  }
}

/** What is due next. That is recalled until something is written, so a call before which nothing happens asks no database. */
async function firstOf(
  dues: readonly Due[],
  db: Database,
): Promise<{ readonly due: Due; readonly at: number } | undefined> {
  let first: { readonly due: Due; readonly at: number } | undefined;
  for (const due of dues) {
    const at = await recalled(db, `due/${due.name}`, () => due.next(db));
    if (at !== undefined && (!first || at < first.at)) first = { due, at };
  }
  return first;
}
