import { CallContext, VolatileFacts } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { withAccountLock } from "#store/locks.ts";
import type { Tables } from "#store/tables.ts";
import type { DueStep, DueWork } from "./kinds.ts";
import { type Kinds, removeResource, stateOf, writeChange } from "./kinds.ts";
import { OperationAction } from "./operationAction.ts";
import { dueAfter } from "./operations.ts";

type OperationRow = Tables["operations"];

/**
 * Runs the steps of operations that are due, in order, each in its own transaction. A step deletes or moves its row, so it
 * runs once, and after a crash the row is still there. An operation that cannot be finished fails: its resource returns to
 * the state before it, or to a state that reports the failure, and other operations continue.
 */
export const dueOperations: DueWork = { next: nextDue, run: runStep, onFailure: failOperation };

/** A step that failed, with the operation, because other servers may have run steps since. */
class StepError extends Error {
  override readonly name = "StepError";

  constructor(
    readonly id: string,
    readonly account: string,
    cause: unknown,
  ) {
    super("a step of an operation failed", { cause });
  }
}

/** A user injected a fault that makes the operation fail. */
class InjectedFaultError extends Error {
  override readonly name = "InjectedFaultError";
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

async function runStep(context: CallContext, account: string, now: number, kinds: Kinds): Promise<void> {
  const row = await firstDue(context.cloud.db, account, now);
  if (!row) return;
  await advance(context, row, kinds).catch((error: unknown) => {
    throw new StepError(row.id, account, error);
  });
}

async function firstDue(db: Database, account: string, now: number): Promise<OperationRow | undefined> {
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

async function advance(context: CallContext, row: OperationRow, kinds: Kinds): Promise<void> {
  const { cloud } = context;
  const { db, pace, clock } = cloud;
  const [state, ...ahead]: readonly string[] = JSON.parse(row.path);
  const kind = kinds.get(row.kind);
  const time = timeOf(row, clock.now());
  if (state !== undefined && ahead.length > 0) {
    await writeChange(cloud, kind, row, row.resource, { state }, time);
    const due = dueAfter(row.due, row.kind, pace);
    await db
      .updateTable("operations")
      .set({ path: JSON.stringify(ahead), due })
      .where("id", "=", row.id)
      .execute();
    return;
  }
  if (row.fault !== null) throw new InjectedFaultError(`the fault ${row.fault} makes the operation fail`);
  await db.deleteFrom("operations").where("id", "=", row.id).execute();
  await endOperation("finish", context, row, time);
  if (state !== undefined) await kind.onReach?.(cloud, row, row.resource, state, time);
  if (state === "") await removeResource(cloud, kinds, kind, row, row.resource);
  else {
    const change = state === undefined ? {} : { state };
    await writeChange(cloud, kind, row, row.resource, { ...change, latest_state: "SUCCESS" }, time);
  }
}

/** The time at which a step became due, even if it runs later; a step that waited for reads is due with the last one. */
const timeOf = ({ due }: OperationRow, now: number): number => due || now;

async function failOperation(context: CallContext, error: unknown, kinds: Kinds): Promise<void> {
  if (!(error instanceof StepError)) throw error;
  const { id, account, cause } = error;
  const { db, log, clock } = context.cloud;
  await withAccountLock(db, account, async (transaction) => {
    const operations = transaction.selectFrom("operations").selectAll();
    const row = await operations.where("id", "=", id).executeTakeFirst();
    // Another call that ran the same step has already failed it.
    if (!row) return;
    const { request_id, action, kind, resource } = row;
    const level = cause instanceof InjectedFaultError ? "info" : "error";
    log.write(level, "operation", { action, resource, stack: stackOf(cause) });
    // Resources of other kinds pass through the same work, such as an instance whose disk is rolled back.
    const others = operations.where((is) => is.and({ account, request_id, action })).where("kind", "!=", kind);
    const time = timeOf(row, clock.now());
    for (const each of [row, ...(await others.execute())]) await fail(context.on(transaction), each, time, kinds);
  });
}

async function fail(context: CallContext, row: OperationRow, time: number, kinds: Kinds): Promise<void> {
  const { cloud } = context;
  const { id, resource, back } = row;
  const kind = kinds.get(row.kind);
  await cloud.db.deleteFrom("operations").where("id", "=", id).execute();
  await endOperation("undo", context, row, time);
  const state = kind.failures?.[(await stateOf(cloud.db, kind, row, resource)) ?? ""] ?? back;
  const change = back === null || state === null ? {} : { state };
  await writeChange(cloud, kind, row, resource, { ...change, latest_state: "FAILED" }, time);
}

/** Runs `finish` or `undo` of the action that began an operation, as the account that owns it. */
async function endOperation(
  how: "finish" | "undo",
  context: CallContext,
  row: OperationRow,
  now: number,
): Promise<void> {
  const { account, region, request_id: requestId } = row;
  const action = await context.cloud.services.get("lighthouse")?.load(row.action);
  if (!(action instanceof OperationAction)) throw new Error(`${row.action} declares no operation`);
  // Resources of other kinds only pass through their states.
  if (row.kind !== action.operation.on) return;
  const facts = new VolatileFacts({ now, requestId, address: () => "" });
  const owner = new CallContext(context.cloud, { kind: "root", account }, region, context.languages, facts);
  await action[how](owner, row);
}
