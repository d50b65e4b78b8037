import { sql } from "kysely";
import { Circumstances, Visit } from "#cloud.ts";
import type { Operation } from "#kernel/action.ts";
import { uuid } from "#kernel/chance.ts";
import type { Database } from "#store/sqlite.ts";
import type { Tables } from "#store/tables.ts";
import type { Due } from "./due.ts";
import { kindOf } from "./kinds.ts";

/** An operation that an action begins on one resource. */
export interface Beginning {
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
}

/** Begins operations for one caller and call; they are rows, so a restart finds them again. */
export class Operations {
  constructor(private readonly visit: Visit) {}

  async begin({ kind, resource, action, path, detail = {}, region = this.visit.region }: Beginning): Promise<void> {
    const { cloud, caller, now, requestId, random } = this.visit;
    const [state] = path;
    const at = { account: caller.account, region };
    const latest = {
      latest_operation: action,
      latest_state: "OPERATING",
      latest_request: requestId,
      latest_started: now,
    } as const;
    await kindOf(kind).write(cloud.db, at, resource, state === undefined ? latest : { state, ...latest });
    const row = { ...at, kind, resource, action, request_id: requestId, detail: JSON.stringify(detail) };
    // A path of one state changes nothing to see, but takes its time all the same.
    const ahead = path.length <= 1 ? path : path.slice(1);
    await cloud.db
      .insertInto("operations")
      .values({ ...row, id: uuid(random), path: JSON.stringify(ahead), due: now + cloud.pace.operations })
      .execute();
  }

  /** Drops what is under way on a resource, for an operation that takes its place. */
  async drop(kind: string, resource: string): Promise<void> {
    const { cloud, caller, region } = this.visit;
    await cloud.db
      .deleteFrom("operations")
      .where((is) => is.and({ account: caller.account, region, kind, resource }))
      .execute();
  }
}

/**
 * Carries out what has come due, in order, each step in a transaction of its own: a step is taken by removing or
 * moving its row, so it is taken once, and after a crash it is still there. An operation that cannot be finished has
 * failed, and holds up no other.
 */
export const dueOperations: Due = { name: "operations", next: nextDue, take: takeStep, failed: giveUp };

async function giveUp({ cloud: { db, log } }: Visit, now: number, error: unknown): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const row = await firstDue(transaction, now);
    if (!row) throw error;
    const { action, kind, resource } = row;
    log.write("error", "operation", { action, resource, stack: error instanceof Error ? error.stack : String(error) });
    await transaction.deleteFrom("operations").where("id", "=", row.id).execute();
    await kindOf(kind).write(transaction, row, resource, { latest_state: "FAILED" });
  });
}

async function firstDue(db: Database, now: number): Promise<Tables["operations"] | undefined> {
  return (
    db
      .selectFrom("operations")
      .selectAll()
      .where("due", "<=", now)
      .orderBy("due")
      // Of the same moment, those first that began first.
      .orderBy(sql`rowid`)
      .limit(1)
      .executeTakeFirst()
  );
}

async function nextDue(db: Database): Promise<number | undefined> {
  const row = await db.selectFrom("operations").select("due").orderBy("due").limit(1).executeTakeFirst();
  return row?.due;
}

async function takeStep(visit: Visit, now: number): Promise<void> {
  const { db, pace } = visit.cloud;
  const row = await firstDue(db, now);
  if (!row) return;
  const [state, ...ahead]: readonly string[] = JSON.parse(row.path);
  const kind = kindOf(row.kind);
  if (state !== undefined && ahead.length > 0) {
    await kind.write(db, row, row.resource, { state });
    const due = row.due + pace.operations;
    await db
      .updateTable("operations")
      .set({ path: JSON.stringify(ahead), due })
      .where("id", "=", row.id)
      .execute();
    return;
  }
  await db.deleteFrom("operations").where("id", "=", row.id).execute();
  await finish(visit, row, now);
  if (state === "") await kind.remove(db, row, row.resource);
  else if (state === undefined) await kind.write(db, row, row.resource, { latest_state: "SUCCESS" });
  else await kind.write(db, row, row.resource, { state, latest_state: "SUCCESS" });
}

/** Lets the action that began an operation bring it to its end, as the account that it belongs to. */
async function finish(visit: Visit, row: Tables["operations"], now: number): Promise<void> {
  const { account, region, request_id: requestId } = row;
  const circumstances = new Circumstances({ now, requestId, address: () => "" });
  const owner = new Visit(visit.cloud, { kind: "root", account }, region, visit.languages, circumstances);
  const operation: Operation = {
    id: row.id,
    kind: row.kind,
    resource: row.resource,
    action: row.action,
    requestId,
    detail: JSON.parse(row.detail),
  };
  const action = await visit.cloud.services.get("lighthouse")?.load(row.action);
  await action?.finish(owner, operation);
}
