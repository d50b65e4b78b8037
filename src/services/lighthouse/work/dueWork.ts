import { type RawBuilder, sql } from "kysely";
import type { CallContext, CloudTime } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { isDatabaseFailure, LockWaitError } from "#store/databaseErrors.ts";
import { brieflyWithAccountLock, tryWithAccountLock, withAccountLock } from "#store/locks.ts";
import { type Cached, cachedBriefly } from "#store/readCache.ts";
import type { DueStep, DueWork, Kinds } from "./kinds.ts";

/** How long after its return or expiry a resource can still be renewed, in milliseconds. */
export const grace = 7 * 24 * 3_600_000;

/** How long after a failure work that is due by time is tried again, in milliseconds. */
const retryDelay = 60_000;

/** The time of a change of a resource with a latest operation, as SQL: `end`, or later if that operation failed. */
export const notBefore = (end: RawBuilder<number>): RawBuilder<number> => sql<number>`case
  when latest_state = 'FAILED' and latest_started + ${sql.lit(retryDelay)} > ${end}
  then latest_started + ${sql.lit(retryDelay)} else ${end} end`;

/** All due work of a service. If two steps are due at the same time, the work that is listed first runs first. */
export interface DueWorkList {
  /** Name of the service, which distinguishes the cached steps. */
  readonly service: string;
  readonly list: readonly DueWork[];
  readonly kinds: Kinds;
}

/**
 * Runs all steps that are due, in the order of their times and with those times as `now`, so results do not depend on when
 * requests arrive. Each step has its own transaction under the lock of its account: one of several servers runs it, and
 * another one if that server dies. The next due time is cached, so a call with nothing due makes no query.
 * @param isWrite whether the call changes the account: then it needs the due changes of the account and waits for its lock.
 *   A read returns the state before them if the lock stays held
 */
export function runDueWork(work: DueWorkList, context: CallContext, isWrite: boolean): Promise<void> | undefined {
  const { db, clock } = context.cloud;
  const steps = cachedSteps(work, db);
  if (!(steps instanceof Promise)) {
    const next = firstOf(steps, clock);
    if (!next || next.time > clock.now()) return undefined;
  }
  return runAllDue(work, context, isWrite, steps);
}

async function runAllDue(
  work: DueWorkList,
  context: CallContext,
  isWrite: boolean,
  steps: Cached<readonly Next[]>,
): Promise<void> {
  const { cloud, caller } = context;
  const { db, clock } = cloud;
  /** Accounts whose lock another call holds. */
  const locked: string[] = [];
  const runStep = async (account: string, run: (transaction: Database) => Promise<void>): Promise<boolean> => {
    if (account !== caller.account) return tryWithAccountLock(db, account, run);
    if (!isWrite) return brieflyWithAccountLock(db, account, run);
    await withAccountLock(db, account, run);
    return true;
  };
  let time = Number.NEGATIVE_INFINITY;
  const nextUnlocked = async () => firstOf(await unlockedSteps(work, db, locked), clock);
  for (let next = firstOf(await steps, clock); next && next.time <= clock.now(); next = await nextUnlocked()) {
    const { due, account } = next;
    // A resource that was busy at its due time is due when it is free again, so time never goes backwards.
    time = Math.max(time, next.time);
    const now = time;
    const run = (transaction: Database): Promise<void> => due.run(context.on(transaction), account, now, work.kinds);
    try {
      if (!(await runStep(account, run))) locked.push(account);
    } catch (error) {
      const isNeeded = isWrite && account === caller.account;
      if (isNeeded && error instanceof LockWaitError) throw error;
      if (isDeferred(error, context)) return;
      if (!due.onFailure) throw error;
      await due.onFailure(context, error, work.kinds).catch((failure: unknown) => {
        // The step stays due. A call that does not change the account continues.
        if (isNeeded || !(failure instanceof LockWaitError)) throw failure;
        locked.push(account);
      });
    }
  }
}

/**
 * Whether work stays due because the database failed. This is logged; the call itself continues, so reads return the
 * state before the work.
 */
export function isDeferred(error: unknown, { cloud: { log } }: CallContext): boolean {
  if (!isDatabaseFailure(error)) return false;
  log.write("error", "database", { stack: stackOf(error) });
  return true;
}

/** The time of the first step that has not run, in epoch milliseconds; undefined if there is none. */
export async function nextDue(work: DueWorkList, { cloud: { db, clock } }: CallContext): Promise<number | undefined> {
  return firstOf(await stepsOf(work, db, []), clock)?.time;
}

interface Next extends DueStep {
  readonly due: DueWork;
}

const cachedSteps = (work: DueWorkList, db: Database): Cached<readonly Next[]> =>
  cachedBriefly(db, `due ${work.service}`, () => stepsOf(work, db, []));

const unlockedSteps = (work: DueWorkList, db: Database, except: readonly string[]): Cached<readonly Next[]> =>
  except.length === 0 ? cachedSteps(work, db) : stepsOf(work, db, except);

/** The next step of each due work. */
async function stepsOf({ list }: DueWorkList, db: Database, except: readonly string[]): Promise<readonly Next[]> {
  const steps: Next[] = [];
  for (const due of list) {
    const step = await due.next(db, except);
    if (step) steps.push({ ...step, due });
  }
  return steps;
}

/** The step that is due first. What expires is due later by the time that is not confirmed. */
function firstOf(steps: readonly Next[], { unconfirmed }: Pick<CloudTime, "unconfirmed">): Next | undefined {
  let first: Next | undefined;
  for (const step of steps) {
    const time = step.due.expires ? step.time + unconfirmed : step.time;
    if (time < (first?.time ?? Number.POSITIVE_INFINITY)) first = { ...step, time };
  }
  return first;
}
