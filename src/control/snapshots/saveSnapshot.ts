import { writeExport } from "#backup/writeExport.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { latestVersion } from "#store/migrate.ts";
import type { Vault } from "#store/vault.ts";

/** A snapshot to store. */
export interface NewSnapshot {
  readonly name: string;
  /** An export with secrets. */
  readonly content: string;
  /** Number of migrations of the version that wrote it. */
  readonly migrations: number;
}

/** Exports the cloud as it is, without its snapshots. */
export async function exportOf({ db, vault, machineClock }: ServedCloud): Promise<string> {
  const parts: string[] = [];
  const options = { secrets: true, without: "cloud_snapshots", now: machineClock.now(), unlock: async () => vault };
  await writeExport(db, options, (text) => parts.push(text));
  return parts.join("");
}

/** Saves the cloud under a name. */
export async function saveSnapshot(cloud: ServedCloud, name: string): Promise<void> {
  await storeSnapshot(cloud, { name, content: await exportOf(cloud), migrations: latestVersion });
}

/** Stores a snapshot, in the place of one with the same name. */
export async function storeSnapshot(
  { db, vault, machineClock }: ServedCloud,
  { name, content, migrations }: NewSnapshot,
): Promise<void> {
  const values = {
    saved: machineClock.now(),
    migrations,
    bytes: Buffer.byteLength(content),
    content: vault.seal("cloud_snapshots", { name }, content),
  };
  await db
    .insertInto("cloud_snapshots")
    .values({ name, ...values })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(values))
    .execute();
}

/** The content of a snapshot; undefined if none has the name. */
export async function contentOf(
  { db, vault }: { readonly db: ServedCloud["db"]; readonly vault: Vault },
  name: string,
): Promise<string | undefined> {
  const row = await db.selectFrom("cloud_snapshots").select("content").where("name", "=", name).executeTakeFirst();
  return row && vault.open("cloud_snapshots", { name }, row.content);
}
