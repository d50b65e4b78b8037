import { sql } from "kysely";
import { CallContext, type Pace, VolatileFacts } from "#cloud.ts";
import type { Operation } from "#kernel/action.ts";
import { uuid } from "#kernel/chance.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { withAccountLock } from "#store/locks.ts";
import { type Cached, cached } from "#store/readCache.ts";
import type { Tables } from "#store/tables.ts";
import type { Vault } from "#store/vault.ts";
import { type DueStep, type DueWork, isDeferred } from "./dueWork.ts";
import { kindOf } from "./kinds.ts";

/** An operation that an action begins on one resource. */
export interface NewOperation {
  readonly kind: string;
  readonly resource: string;
  /** The name of the action, under which it is recorded and finished. */
  readonly action: string;
  /**
   * The states that the resource goes through from now on, the last one for good. An empty path leaves the state alone,
   * whatever else changes it meanwhile.
   */
  readonly path: readonly string[];
  /** What the action needs to finish. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Where the resource is, if not where the call is made. */
  readonly region?: string;
  /** When it begins, if not now. */
  readonly start?: number;
}

/** Begins operations for one caller and call; they are rows, so a restart finds them again. */
export class Operations {
  constructor(private readonly context: CallContext) {}

  async begin({ kind, resource, action, path, ...more }: NewOperation): Promise<void> {
    const { cloud, caller, now, requestId, random } = this.context;
    const { detail = {}, region = this.context.region, start = now } = more;
    const [state] = path;
    const at = { account: caller.account, region };
    const latest = {
      latest_operation: action,
      latest_state: "OPERATING",
      latest_request: requestId,
      latest_started: start,
    } as const;
    const { stateOf, write } = kindOf(kind);
    const back = state === undefined ? null : ((await stateOf(cloud.db, at, resource)) ?? null);
    await write(cloud.db, at, resource, state === undefined ? latest : { state, ...latest }, start);
    const id = uuid(random);
    const sealed = cloud.vault.seal("operations", { id }, JSON.stringify(detail));
    const row = { ...at, id, kind, resource, action, request_id: requestId, detail: sealed };
    // A path of one state changes nothing to see, but takes its time all the same.
    const ahead = path.length <= 1 ? path : path.slice(1);
    const turn = sql<number>`(select coalesce(max(turn), 0) + 1 from operations where account = ${caller.account})`;
    const due = nextAfter(start, kind, cloud.pace);
    await cloud.db
      .insertInto("operations")
      .values({ ...row, path: JSON.stringify(ahead), back, due, turn })
      .execute();
  }

  /** Drops what is under way on a resource, for an operation that takes its place. */
  async drop(kind: string, resource: string): Promise<void> {
    const { cloud, caller, region } = this.context;
    await cloud.db
      .deleteFrom("operations")
      .where((is) => is.and({ account: caller.account, region, kind, resource }))
      .execute();
  }
}

/** When a state ends that began at a moment: the column `due` of an operation tells it in moments or in looks. */
function nextAfter(begun: number, kind: string, { operations }: Pace): number {
  const span = operations[kind] ?? operations.others;
  return "reads" in span ? -span.reads : begun + span.milliseconds;
}

/**
 * Counts a look of an account's, by a Describe action, for those of its operations whose states last until it has
 * looked often enough; with the last look such a state has come due. Whether there are any is recalled.
 */
export function countRead(context: CallContext): Promise<void> | undefined {
  const { db, pace } = context.cloud;
  if (!Object.values(pace.operations).some((span) => "reads" in span)) return undefined;
  const waiting = cached(db, "due/looks", () => waitingForLooks(db));
  if (!(waiting instanceof Promise) && !waiting.has(context.caller.account)) return undefined;
  return count(context, waiting);
}

async function count(context: CallContext, waiting: Cached<ReadonlySet<string>>): Promise<void> {
  const { account } = context.caller;
  if (!(await waiting).has(account)) return;
  try {
    await context.cloud.db
      .updateTable("operations")
      .set((is) => ({ due: is("due", "+", 1) }))
      .where("account", "=", account)
      .where("due", "<", 0)
      .execute();
  } catch (error) {
    if (!isDeferred(error, context)) throw error;
  }
}

async function waitingForLooks(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("operations").select("account").distinct().where("due", "<", 0).execute();
  return new Set(rows.map((row) => row.account));
}

/**
 * Carries out what has come due, in order, each step in a transaction of its own: a step is taken by removing or
 * moving its row, so it is taken once, and after a crash it is still there. An operation that cannot be finished has
 * failed, leaves its resource in the state that it found it in or in one that tells of the failure, and holds up no other.
 */
export const dueOperations: DueWork = { next: nextDue, run: takeStep, onFailure: giveUp };

/** A step that could not be taken: whose, as others may have taken steps since. */
class StepError extends Error {
  constructor(
    readonly id: string,
    readonly account: string,
    cause: unknown,
  ) {
    super("a step could not be taken", { cause });
  }
}

async function giveUp(context: CallContext, error: unknown): Promise<void> {
  if (!(error instanceof StepError)) throw error;
  const { id, account, cause } = error;
  const { db, log, clock } = context.cloud;
  await withAccountLock(db, account, async (transaction) => {
    const operations = transaction.selectFrom("operations").selectAll();
    const row = await operations.where("id", "=", id).executeTakeFirst();
    // Another call that tried it at the same time has given it up.
    if (!row) return;
    const { request_id, action, kind, resource } = row;
    log.write("error", "operation", { action, resource, stack: stackOf(cause) });
    // Other kinds of resources go through the same work: an instance while its disk is rolled back. It fails for them, too.
    const others = operations.where((is) => is.and({ account, request_id, action })).where("kind", "!=", kind);
    const moment = momentOf(row, clock.now());
    for (const each of [row, ...(await others.execute())]) await fail(context.on(transaction), each, moment);
  });
}

async function fail(context: CallContext, row: Tables["operations"], now: number): Promise<void> {
  const { db } = context.cloud;
  const { id, resource, back } = row;
  const { failures, stateOf, write } = kindOf(row.kind);
  await db.deleteFrom("operations").where("id", "=", id).execute();
  await end("undo", context, row, now);
  const failed = { latest_state: "FAILED" } as const;
  const state = failures[(await stateOf(db, row, resource)) ?? ""] ?? back;
  await write(db, row, resource, back === null || state === null ? failed : { state, ...failed }, now);
}

async function firstDue(db: Database, account: string, now: number): Promise<Tables["operations"] | undefined> {
  return db
    .selectFrom("operations")
    .selectAll()
    .where("account", "=", account)
    .where("due", ">=", 0)
    .where("due", "<=", now)
    .orderBy("due")
    .orderBy("turn")
    .limit(1)
    .executeTakeFirst();
}

async function nextDue(db: Database, except: readonly string[]): Promise<DueStep | undefined> {
  let query = db
    .selectFrom("operations")
    .select(["due as time", "account"])
    .where("due", ">=", 0)
    .orderBy("due")
    .orderBy("turn")
    .limit(1);
  if (except.length > 0) query = query.where("account", "not in", except);
  return query.executeTakeFirst();
}

async function takeStep(context: CallContext, account: string, now: number): Promise<void> {
  const row = await firstDue(context.cloud.db, account, now);
  if (!row) return;
  await advance(context, row).catch((error: unknown) => {
    throw new StepError(row.id, account, error);
  });
}

async function advance(context: CallContext, row: Tables["operations"]): Promise<void> {
  const { db, pace, clock } = context.cloud;
  const [state, ...ahead]: readonly string[] = JSON.parse(row.path);
  const kind = kindOf(row.kind);
  if (state !== undefined && ahead.length > 0) {
    await kind.write(db, row, row.resource, { state }, momentOf(row, clock.now()));
    const due = nextAfter(row.due, row.kind, pace);
    await db
      .updateTable("operations")
      .set({ path: JSON.stringify(ahead), due })
      .where("id", "=", row.id)
      .execute();
    return;
  }
  await db.deleteFrom("operations").where("id", "=", row.id).execute();
  const moment = momentOf(row, clock.now());
  await end("finish", context, row, moment);
  if (state !== undefined) await kind.onReach?.(context.cloud, row, row.resource, state, moment);
  if (state === "") await kind.remove(db, row, row.resource);
  else if (state === undefined) await kind.write(db, row, row.resource, { latest_state: "SUCCESS" }, moment);
  else await kind.write(db, row, row.resource, { state, latest_state: "SUCCESS" }, moment);
}

/** What an action needs to finish: this project wrote it, so its form is known. */
export const detailOf = (row: Pick<Tables["operations"], "id" | "detail">, vault: Vault): Operation["detail"] =>
  JSON.parse(vault.open("operations", row, row.detail));

/** When a step that is due was due, however late it is noticed; one that waited for looks comes with the last of them. */
const momentOf = ({ due }: Tables["operations"], now: number): number => due || now;

/** Lets the action that began an operation bring it to its end, good or bad, as the account that it belongs to. */
async function end(
  how: "finish" | "undo",
  context: CallContext,
  row: Tables["operations"],
  now: number,
): Promise<void> {
  const { account, region, request_id: requestId } = row;
  const volatileFacts = new VolatileFacts({ now, requestId, address: () => "" });
  const owner = new CallContext(context.cloud, { kind: "root", account }, region, context.languages, volatileFacts);
  const operation: Operation = {
    id: row.id,
    kind: row.kind,
    resource: row.resource,
    action: row.action,
    requestId,
    detail: detailOf(row, context.cloud.vault),
  };
  const action = await context.cloud.services.get("lighthouse")?.load(row.action);
  await action?.[how](owner, operation);
}
