import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { isShared } from "#store/transaction.ts";
import { builtinWorld, builtinWorldName } from "#world/builtin.ts";
import { populate } from "#world/populate.ts";
import { readWorld } from "#world/readWorld.ts";
import { type Rows, rowsOf } from "#world/rows.ts";
import { WorldError } from "#world/worldError.ts";
import { ControlError } from "../controlError.ts";
import { deleteRows } from "./deleteRows.ts";
import { asBusy, waitForChanges } from "./waitForChanges.ts";

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
  }).catch(asBusy);
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

async function replaceMachines(transaction: Database, rows: Rows, { machines }: ServedCloud): Promise<void> {
  for (const { id } of await transaction.selectFrom("instances").select("id").execute()) await machines.destroy(id);
  if (rows.instances.length === 0 && rows.disk_backups.length === 0) return;
  const { createMachines } = await import("#world/lighthouse/machines.ts");
  await createMachines(rows, machines);
}
