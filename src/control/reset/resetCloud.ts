import { sql } from "kysely";
import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { setLockTimeout } from "#store/accountLocks.ts";
import type { Database } from "#store/database.ts";
import { errorCode, isLockTimeout } from "#store/databaseErrors.ts";
import { withGlobalLock } from "#store/locks.ts";
import { isShared } from "#store/transaction.ts";
import { builtinWorld, builtinWorldName } from "#world/builtin.ts";
import { populate } from "#world/populate.ts";
import { readWorld } from "#world/readWorld.ts";
import { type Rows, rowsOf } from "#world/rows.ts";
import { WorldError } from "#world/worldError.ts";
import { ControlError } from "../controlError.ts";
import { deleteRows } from "./deleteRows.ts";

/** Milliseconds to wait for changes that run already. A stalled server holds a lock for at most eight seconds. */
const patience = 10_000;

/** SQLSTATE of a transaction that PostgreSQL ended because two waited for each other. */
const deadlock = "40P01";

/**
 * Replaces all rows by those of the world, in one transaction. The key of the secrets, the cloud's secret and the pace stay,
 * because other servers keep them in memory.
 * @returns the name of the world
 * @throws ControlError if the world file is unusable, or a lock is not available
 */
export async function resetCloud(cloud: ServedCloud): Promise<string> {
  const { db, clock, machineClock, random, rateLimits } = cloud;
  const origin = await db.selectFrom("cloud").select("value").where("name", "=", "world").executeTakeFirstOrThrow();
  const name = String(origin.value);
  // Built before the transaction, which must not be idle.
  const rows = await rowsOf(await worldOf(name), random, machineClock.now());
  await withGlobalLock(db, async (transaction) => {
    if (isShared(db)) await waitForChanges(transaction);
    await replaceMachines(transaction, rows, cloud);
    await deleteRows(transaction);
    await clock.reset(transaction, uuid(random));
    await populate({ db: transaction, vault: cloud.vault }, rows);
  }).catch((error: unknown) => {
    // A call without the lock of its account wrote the same rows.
    if (errorCode(error) !== deadlock) throw error;
    throw new ControlError(503, "A call changed the same data at the same time; try again.");
  });
  await Promise.all([clock.load(), rateLimits?.clear()]);
  return name;
}

async function worldOf(name: string) {
  if (name === builtinWorldName) return builtinWorld();
  try {
    return await readWorld(name);
  } catch (error) {
    if (error instanceof WorldError) throw new ControlError(409, `The world cannot be loaded: ${error.message}`);
    throw error;
  }
}

/**
 * Waits until no transaction holds the lock of an account, and delays new ones. Locking rows would not suffice: a waiting
 * change would find its row deleted.
 */
async function waitForChanges(transaction: Database): Promise<void> {
  await setLockTimeout(transaction, patience);
  try {
    await sql`lock table accounts in exclusive mode`.execute(transaction);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new ControlError(503, "A change holds the lock of an account for too long; try again.");
  }
}

async function replaceMachines(transaction: Database, rows: Rows, { machines }: ServedCloud): Promise<void> {
  for (const { id } of await transaction.selectFrom("instances").select("id").execute()) await machines.destroy(id);
  if (rows.instances.length === 0 && rows.disk_backups.length === 0) return;
  const { createMachines } = await import("#world/lighthouse/machines.ts");
  await createMachines(rows, machines);
}
