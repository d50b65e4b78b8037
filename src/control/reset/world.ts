import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { Database } from "#store/database.ts";
import { builtinWorld, builtinWorldName } from "#world/builtin.ts";
import { readWorld } from "#world/readWorld.ts";
import type { Rows } from "#world/rows.ts";
import { WorldError } from "#world/worldError.ts";
import { ControlError } from "../controlError.ts";

/**
 * Reads the world that a cloud was created from again.
 * @throws ControlError 409 if its file is unusable
 */
export async function loadWorld(db: Database) {
  const origin = await db.selectFrom("cloud").select("value").where("name", "=", "world").executeTakeFirstOrThrow();
  const name = String(origin.value);
  return { name, world: await worldOf(name) };
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
 * Destroys the machines of a cloud, and creates those of some rows.
 * @param account destroys only the machines of this account
 */
export async function replaceMachines(
  transaction: Database,
  rows: Rows,
  { machines }: ServedCloud,
  account?: string,
): Promise<void> {
  const all = transaction.selectFrom("instances").select("id");
  const present = await (account === undefined ? all : all.where("account", "=", account)).execute();
  for (const { id } of present) await machines.destroy(id);
  if (rows.instances.length === 0 && rows.disk_backups.length === 0) return;
  const { createMachines } = await import("#world/lighthouse/machines.ts");
  await createMachines(rows, machines);
}
