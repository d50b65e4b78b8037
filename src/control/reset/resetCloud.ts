import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { withGlobalLock } from "#store/locks.ts";
import { isShared } from "#store/transaction.ts";
import { populate } from "#world/populate.ts";
import { rowsOf } from "#world/rows.ts";
import { deleteRows } from "./deleteRows.ts";
import { asBusy, waitForChanges } from "./waitForChanges.ts";
import { loadWorld, replaceMachines } from "./world.ts";

/**
 * Replaces all rows by those of the world, in one transaction. The key of the secrets, the cloud's secret and the pace stay,
 * because other servers keep them in memory.
 * @returns the name of the world
 * @throws ControlError if the world file is unusable, or a lock is not available
 */
export async function resetCloud(cloud: ServedCloud): Promise<string> {
  const { db, clock, machineClock, random, rateLimits } = cloud;
  const { name, world } = await loadWorld(db);
  // Built before the transaction, which must not be idle.
  const rows = await rowsOf(world, random, machineClock.now());
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
