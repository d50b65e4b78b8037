import { sql } from "kysely";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { Database } from "#store/database.ts";
import { withAccountLock } from "#store/locks.ts";
import { latestVersion } from "#store/migrate.ts";
import { tableShapes } from "#store/tableShapes.ts";
import { populate } from "#world/populate.ts";
import { type Rows, rowsOf } from "#world/rows.ts";
import { ControlError } from "../controlError.ts";
import { asBusy } from "./waitForChanges.ts";
import { loadWorld, replaceMachines } from "./world.ts";

/**
 * Replaces the rows of one account by those of the world, in one transaction under the lock of the account. Times in the world
 * are relative to the cloud's present time.
 * @returns the name of the world
 * @throws ControlError 404 if the world has no such account
 */
export async function resetAccount(cloud: ServedCloud, account: string): Promise<string> {
  const { db, vault, clock, random } = cloud;
  const { name, world } = await loadWorld(db);
  const rows = ofAccount(await rowsOf(world, random, clock.now()), account);
  if (!rows) throw new ControlError(404, `\`${account}\` is not an account of the world (${name}).`, "/account");
  await withAccountLock(db, account, async (transaction) => {
    await replaceMachines(transaction, rows, cloud, account);
    await deleteRowsOf(transaction, account);
    await populate({ db: transaction, vault }, rows);
  }).catch(asBusy);
  return name;
}

/** The rows of an account, without the account itself, which stays; undefined if it does not exist. */
function ofAccount(rows: Rows, account: string): Rows | undefined {
  if (!rows.accounts.some(({ uin }) => uin === account)) return undefined;
  const own = Object.entries(rows).map(([table, all]) => [
    table,
    all.filter((row: object) => "account" in row && row.account === account),
  ]);
  // The same tables with fewer rows each.
  return Object.fromEntries(own) as Rows;
}

async function deleteRowsOf(transaction: Database, account: string): Promise<void> {
  const tables = tableShapes(latestVersion).filter(({ columns }) => columns.some(({ name }) => name === "account"));
  // Children before parents.
  for (const { name } of tables.toReversed())
    await sql`delete from ${sql.table(name)} where account = ${account}`.execute(transaction);
}
