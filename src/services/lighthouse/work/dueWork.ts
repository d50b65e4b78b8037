import { type RawBuilder, sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { isDatabaseFailure } from "#store/databaseErrors.ts";
import { tryWithAccountLock, withAccountLock } from "#store/locks.ts";
import { type Cached, cachedBriefly } from "#store/readCache.ts";

/** How long what was given back or has expired can still be renewed. */
export const grace = 7 * 24 * 3_600_000;

/** How long after work that failed it is tried again, where it is due by time alone. */
const rest = 60_000;

/** When something changes by itself that has a latest operation, as SQL: at its end, or a while after that failed. */
export const notBefore = (end: RawBuilder<number>): RawBuilder<number> => sql<number>`case
  when latest_state = 'FAILED' and latest_started + ${sql.lit(rest)} > ${end}
  then latest_started + ${sql.lit(rest)} else ${end} end`;

/** When the next step of something is due, in epoch milliseconds, and for which account. */
export interface DueStep {
  readonly time: number;
  readonly account: string;
}

/** Something that comes about by time alone, step by step. */
export interface DueWork {
  /** The next step of any account but some; undefined where there is none. */
  next(db: Database, except: readonly string[]): Promise<DueStep | undefined>;
  /** Takes the first step of an account that is due at a moment, on a transaction; nothing where there is none. */
  run(context: CallContext, account: string, now: number): Promise<void>;
  /** What becomes of a step that cannot be taken; without it, whoever called is told. */
  onFailure?(context: CallContext, error: unknown): Promise<void>;
}

/**
 * Takes all steps that have come due, in the order of their moments and as of those, so that nothing depends on when
 * somebody looks. In the same moment, those go first that stand first. Each has a transaction of its own, in the turn of
 * its account: of processes that share a database one takes it, and where that one dies another does. What is next is
 * recalled, so a call before which nothing happens asks no database.
 */
export function runDueWork(dues: readonly DueWork[], context: CallContext): Promise<void> | undefined {
  const { db, clock } = context.cloud;
  const next = nextRecalled(dues, db);
  if (!(next instanceof Promise) && (!next || next.time > clock.now())) return undefined;
  return runAllDue(dues, context, next);
}

async function runAllDue(
  dues: readonly DueWork[],
  context: CallContext,
  first: Cached<Next | undefined>,
): Promise<void> {
  const { cloud, caller } = context;
  const { db, clock } = cloud;
  /** Accounts that another process takes steps of just now. The caller's own are waited for. */
  const elsewhere: string[] = [];
  let moment = Number.NEGATIVE_INFINITY;
  for (let next = await first; next && next.time <= clock.now(); next = await nextElse(dues, db, elsewhere)) {
    const { due, account } = next;
    // Who was busy when its time was over has its turn when that was done, so moments do not go back.
    moment = Math.max(moment, next.time);
    const now = moment;
    const take = (transaction: Database): Promise<void> => due.run(context.on(transaction), account, now);
    try {
      if (account === caller.account) await withAccountLock(db, account, take);
      else if (!(await tryWithAccountLock(db, account, take))) elsewhere.push(account);
    } catch (error) {
      if (isDeferred(error, context)) return;
      if (!due.onFailure) throw error;
      await due.onFailure(context, error);
    }
  }
}

/**
 * Whether something was left undone because the database could not do it, and is still to be done: it is no fault of
 * what was to be done, and whoever only reads is shown what is there. It is told in the log.
 */
export function isDeferred(error: unknown, { cloud: { log } }: CallContext): boolean {
  if (!isDatabaseFailure(error)) return false;
  log.write("error", "database", { stack: stackOf(error) });
  return true;
}

interface Next extends DueStep {
  readonly due: DueWork;
}

const nextRecalled = (dues: readonly DueWork[], db: Database): Cached<Next | undefined> =>
  cachedBriefly(db, "due", () => nextOf(dues, db, []));

const nextElse = (dues: readonly DueWork[], db: Database, except: readonly string[]): Cached<Next | undefined> =>
  except.length === 0 ? nextRecalled(dues, db) : nextOf(dues, db, except);

async function nextOf(dues: readonly DueWork[], db: Database, except: readonly string[]): Promise<Next | undefined> {
  let first: Next | undefined;
  for (const due of dues) {
    const step = await due.next(db, except);
    if (step && step.time < (first?.time ?? Number.POSITIVE_INFINITY)) first = { ...step, due };
  }
  return first;
}
