import { sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import type { Database } from "#store/database.ts";
import type { AccountRegion, ScopedTable } from "#store/scopedRows.ts";
import type { LatestOperation } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";
import type { Failures, StateTable } from "./paths.ts";

/** What an operation changes in the row of its resource. */
export type Change = Partial<LatestOperation> & { readonly state?: string };

/** A step of due work: its account, and the time in epoch milliseconds at which it is due. */
export interface DueStep {
  readonly time: number;
  readonly account: string;
}

/** Changes that happen at certain times without a request, one step after the other. */
export interface DueWork {
  /** Whether it ends what a user has: then it waits for time that no server observed to pass until that time is confirmed. */
  readonly expires?: true;
  /** The next step of any account except some; undefined if there is none. */
  next(db: Database, except: readonly string[]): Promise<DueStep | undefined>;
  /** Runs the first step of an account that is due at `now`, in a transaction; nothing if there is none. */
  run(context: CallContext, account: string, now: number, kinds: Kinds): Promise<void>;
  /** Handles a failed step; without it, the error reaches the caller. */
  onFailure?(context: CallContext, error: unknown, kinds: Kinds): Promise<void>;
}

/** A kind of resource: one record from which every registry is derived. */
export interface ResourceKind {
  /** The name in operations and in the pace of a world. */
  readonly name: string;
  readonly table: ScopedTable;
  /** The prefix of ids, such as `lhins`; undefined for rows that have no id of their own. */
  readonly idPrefix?: string;
  /** The state tables, in the order in which the documentation shows them. */
  readonly states?: readonly StateTable[];
  /** The states in which failed work leaves a resource, by the state at the failure; otherwise the state before it. */
  readonly failures?: Failures;
  /** What resource names call it, if it can have tags. */
  readonly tags?: string;
  /** The kind that it is deleted with: rows whose `instance_id` is the deleted one. */
  readonly belongsTo?: "instance";
  /** Replaces the deletion of rows when the owner is deleted. */
  onOwnerRemoved?(store: Store, at: AccountRegion, ownerId: string): Promise<void>;
  /** What happens to it at certain times without a request. */
  readonly dueWork?: DueWork;
  /** Runs after each change that an operation writes, with the time at which the change takes effect. */
  onWrite?(store: Store, at: AccountRegion, id: string, change: Change, time: number): Promise<void>;
  /** Runs when an operation ends in a state, just before the state is written. */
  onReach?(store: Store, at: AccountRegion, id: string, state: string, time: number): Promise<void>;
}

/** The kinds of a service. */
export class Kinds {
  private readonly byName: ReadonlyMap<string, ResourceKind>;

  constructor(readonly all: readonly ResourceKind[]) {
    this.byName = new Map(all.map((kind) => [kind.name, kind]));
  }

  /** @throws Error for a name that no kind has */
  get(name: string): ResourceKind {
    const kind = this.byName.get(name);
    if (!kind) throw new Error(`no kind of resource is named ${name}`);
    return kind;
  }
}

/** The state of a resource; undefined if it does not exist. */
export async function stateOf(
  db: Database,
  { table }: ResourceKind,
  { account, region }: AccountRegion,
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ readonly state: string }>`select state from ${sql.table(table)}
    where account = ${account} and region = ${region} and id = ${id}`.execute(db);
  return rows[0]?.state;
}

/** Writes a change that takes effect at a time. */
export async function writeChange(
  store: Store,
  kind: ResourceKind,
  at: AccountRegion,
  id: string,
  change: Change,
  time: number,
): Promise<void> {
  const values = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update ${sql.table(kind.table)} set ${sql.join(values)}
    where account = ${at.account} and region = ${at.region} and id = ${id}`.execute(store.db);
  await kind.onWrite?.(store, at, id, change, time);
}

/** Deletes a resource together with everything that belongs to it. */
export async function removeResource(
  store: Store,
  kinds: Kinds,
  kind: ResourceKind,
  at: AccountRegion,
  id: string,
): Promise<void> {
  await sql`delete from ${sql.table(kind.table)}
    where account = ${at.account} and region = ${at.region} and id = ${id}`.execute(store.db);
  for (const part of kinds.all.filter(({ belongsTo }) => belongsTo === kind.name)) {
    if (part.onOwnerRemoved) await part.onOwnerRemoved(store, at, id);
    else await deleteOwned(store.db, part.table, at, id);
  }
}

async function deleteOwned(db: Database, table: ScopedTable, at: AccountRegion, ownerId: string): Promise<void> {
  const { account, region } = at;
  await sql`delete from ${sql.table(table)}
    where account = ${account} and region = ${region} and instance_id = ${ownerId}`.execute(db);
}
