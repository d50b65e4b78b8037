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
 * Takes all steps that are due, each in a transaction of its own. When the next one is due is recalled until something
 * is written, so a call before which nothing happens asks no database.
 */
export async function takeDue({ name, next, take, failed }: Due, visit: Visit): Promise<void> {
  const { db, clock } = visit.cloud;
  for (;;) {
    const moment = await recalled(db, `due/${name}`, () => next(db));
    if (moment === undefined || moment > clock.now()) return;
    const step = db.transaction().execute((transaction) => take(visit.on(transaction), clock.now()));
    await (failed ? step.catch((error: unknown) => failed(visit, clock.now(), error)) : step);
  }
}
