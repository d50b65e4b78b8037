import { importExport, type NewSecret } from "#backup/importExport.ts";
import { readExport } from "#backup/readExport.ts";
import { splitLines } from "#backup/splitLines.ts";
import { writeExport } from "#backup/writeExport.ts";
import { connectSqlite } from "#store/sqlite.ts";
import { unlock } from "#store/unlock.ts";
import type { Store } from "#store/vault.ts";
import { chunksOf } from "./exportTexts.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

/** The export of a store. */
export async function exportText({ db, vault }: Pick<Store, "db"> & Partial<Store>, secrets = true): Promise<string> {
  const parts: string[] = [];
  await writeExport(db, { secrets, now: 0, unlock: async () => vault }, (text) => void parts.push(text));
  return parts.join("");
}

/** A separate in-memory store with an imported export. */
export class Copy implements AsyncDisposable {
  private constructor(
    readonly store: Store,
    readonly renewed: readonly NewSecret[],
  ) {}

  static async of(text: string): Promise<Copy> {
    const { database, run } = connectSqlite();
    const reading = await readExport(splitLines(chunksOf(new TextEncoder().encode(text))));
    const opened = await database.transaction().execute(async (db) => {
      const { promise, resolve } = Promise.withResolvers<Store["vault"]>();
      const own = async () => {
        const { vault } = await unlock(db, undefined, random);
        resolve(vault);
        return vault;
      };
      const renewed = await importExport({ db, run, unlock: own }, reading, random);
      return { vault: await promise, renewed };
    });
    return new Copy({ db: database, vault: opened.vault }, opened.renewed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.db.destroy();
  }
}
