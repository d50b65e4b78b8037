import { type RawBuilder, sql } from "kysely";
import type { Visit } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { databaseFailed } from "#store/failures.ts";
import { inFreeTurn, inTurn } from "#store/locks.ts";
import { type Recalled, recalledBriefly } from "#store/readCache.ts";

/** How long what was given back or has expired can still be renewed. */
export const grace = 7 * 24 * 3_600_000;

/** How long after work that failed it is tried again, where it is due by time alone. */
const rest = 60_000;

/** When something changes by itself that has a latest operation, as SQL: at its end, or a while after that failed. */
export const notBefore = (end: RawBuilder<number>): RawBuilder<number> => sql<number>`case
  when latest_state = 'FAILED' and latest_started + ${sql.lit(rest)} > ${end}
  then latest_started + ${sql.lit(rest)} else ${end} end`;

/** When the next step of something is due, in epoch milliseconds, and for which account. */
export interface Step {
  readonly moment: number;
  readonly account: string;
}

/** Something that comes about by time alone, step by step. */
export interface Due {
  /** The next step of any account but some; undefined where there is none. */
  next(db: Database, except: readonly string[]): Promise<Step | undefined>;
  /** Takes the first step of an account that is due at a moment, on a transaction; nothing where there is none. */
  take(visit: Visit, account: string, now: number): Promise<void>;
  /** What becomes of a step that cannot be taken; without it, whoever called is told. */
  failed?(visit: Visit, error: unknown): Promise<void>;
}

/**
 * Takes all steps that have come due, in the order of their moments and as of those, so that nothing depends on when
 * somebody looks. In the same moment, those go first that stand first. Each has a transaction of its own, in the turn of
 * its account: of processes that share a database one takes it, and where that one dies another does. What is next is
 * recalled, so a call before which nothing happens asks no database.
 */
export function takeDue(dues: readonly Due[], visit: Visit): Promise<void> | undefined {
  const { db, clock } = visit.cloud;
  const next = nextRecalled(dues, db);
  if (!(next instanceof Promise) && (!next || next.moment > clock.now())) return undefined;
  return takeAll(dues, visit, next);
}

async function takeAll(dues: readonly Due[], visit: Visit, first: Recalled<Next | undefined>): Promise<void> {
  const { cloud, caller } = visit;
  const { db, clock } = cloud;
  /** Accounts that another process takes steps of just now. The caller's own are waited for. */
  const elsewhere: string[] = [];
  let moment = Number.NEGATIVE_INFINITY;
  for (let next = await first; next && next.moment <= clock.now(); next = await nextElse(dues, db, elsewhere)) {
    const { due, account } = next;
    // Who was busy when its time was over has its turn when that was done, so moments do not go back.
    moment = Math.max(moment, next.moment);
    const now = moment;
    const take = (transaction: Database): Promise<void> => due.take(visit.on(transaction), account, now);
    try {
      if (account === caller.account) await inTurn(db, account, take);
      else if (!(await inFreeTurn(db, account, take))) elsewhere.push(account);
    } catch (error) {
      if (leftForLater(error, visit)) return;
      if (!due.failed) throw error;
      await due.failed(visit, error);
    }
  }
}

/**
 * Whether something was left undone because the database could not do it, and is still to be done: it is no fault of
 * what was to be done, and whoever only reads is shown what is there. It is told in the log.
 */
export function leftForLater(error: unknown, { cloud: { log } }: Visit): boolean {
  if (!databaseFailed(error)) return false;
  log.write("error", "database", { stack: stackOf(error) });
  return true;
}

interface Next extends Step {
  readonly due: Due;
}

const nextRecalled = (dues: readonly Due[], db: Database): Recalled<Next | undefined> =>
  recalledBriefly(db, "due", () => nextOf(dues, db, []));

const nextElse = (dues: readonly Due[], db: Database, except: readonly string[]): Recalled<Next | undefined> =>
  except.length === 0 ? nextRecalled(dues, db) : nextOf(dues, db, except);

async function nextOf(dues: readonly Due[], db: Database, except: readonly string[]): Promise<Next | undefined> {
  let first: Next | undefined;
  for (const due of dues) {
    const step = await due.next(db, except);
    if (step && step.moment < (first?.moment ?? Number.POSITIVE_INFINITY)) first = { ...step, due };
  }
  return first;
}
