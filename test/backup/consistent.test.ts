import { expect, test } from "bun:test";
import { join } from "node:path";
import { sql } from "kysely";
import { writeExport } from "#backup/writeExport.ts";
import { openSqliteReadOnly } from "#store/sqlite.ts";
import { unlockForReading } from "#store/unlock.ts";
import { clientsAt } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { order } from "../lighthouse/bought.ts";
import { Child } from "../process.ts";
import { Copy } from "./copy.ts";
import { type Contents, contentsOf } from "./exportTexts.ts";

const count = process.env["SKERRY_LONG"] ? 300 : 12;
const [first, second, shared] = ["img-cs2rrmp0", "img-oldos001", "img-xkd784jw"];
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

const builtin = join(import.meta.dir, "..", "..", "src", "world", "builtin.yaml");

/** Loops that write until the server stops, while exports are made. */
const writers = (port: number): readonly (() => Promise<void>)[] => {
  const { lighthouse, cvm } = clientsAt(port);
  return [
    async () => {
      for (let n = 1; ; n++) {
        await cvm.ModifyImageAttribute({ ImageId: first, ImageDescription: String(n) });
        await cvm.ModifyImageAttribute({ ImageId: second, ImageDescription: String(n) });
      }
    },
    async () => {
      for (;;) {
        await lighthouse.ModifyImageSharePermission({ ImageId: shared, Permission: "SHARE" });
        await lighthouse.ModifyImageSharePermission({ ImageId: shared, Permission: "CANCEL" });
      }
    },
    async () => {
      for (;;) {
        const { InstanceIdSet: InstanceIds = [] } = await lighthouse.CreateInstances(order);
        for (const done of [false, true]) {
          const readInstance = async () => (await lighthouse.DescribeInstances({ InstanceIds })).InstanceSet?.[0];
          while ((await readInstance())?.LatestOperationState === "OPERATING") await Bun.sleep(1);
          if (!done) await lighthouse.IsolateInstances({ InstanceIds });
        }
        await lighthouse.TerminateInstances({ InstanceIds });
      }
    },
  ];
};

/** Checks invariants that hold in every consistent snapshot. */
function expectConsistent(contents: Contents): void {
  const of = (table: string) => contents[table] ?? [];
  const number = (id: string) => Number(of("cvm_images").find((row) => row["id"] === id)?.["about"]) || 0;
  expect([0, 1]).toContain(number(first) - number(second));
  const regionsOf = (table: string, column: string) =>
    of(table)
      .filter(({ receiver = "100000000000", kind = "SHARED" }) => receiver === "100000000000" && kind === "SHARED")
      .map((row) => `${row["region"]}/${row[column]}`)
      .sort();
  // The Lighthouse row is written before the CVM share and deleted after it.
  expect(regionsOf("blueprints", "image_id")).toEqual(
    expect.arrayContaining(regionsOf("cvm_image_shares", "image_id")),
  );
  const instances = of("instances").map(({ id }) => id);
  const disks = of("disks").filter(({ usage }) => usage === "SYSTEM_DISK");
  expect(disks.map((disk) => disk["instance_id"]).sort()).toEqual([...instances].sort());
  const underWay = of("instances").filter((row) => row["latest_state"] === "OPERATING");
  const operations = of("operations").filter(({ kind }) => kind === "instance");
  expect(operations.map(({ resource }) => resource).sort()).toEqual(underWay.map(({ id }) => id).sort());
}

test("an export during concurrent writes is a consistent snapshot", async () => {
  using folder = new Folder();
  const world = await folder.file(
    "world.yaml",
    await Bun.file(builtin)
      .text()
      .then((text) => `${text}\npace: { operations: 0.01 }\n`),
  );
  const data = join(folder.path, "data");
  const flags = ["--world", world, "--rate-limit", "off", "--log-level", "silent"];
  const child = await Child.serve("--data", data, ...flags);
  const writing = Promise.allSettled(writers(child.port).map((write) => write()));
  const snapshots = new Set<string>();
  let last = "";
  for (let n = 0; n < count; n++) {
    const db = openSqliteReadOnly(data);
    const parts: string[] = [];
    // The pause ensures that writes fall between two parts of the export.
    const unlock = (on: typeof db) => unlockForReading(on, join(data, "skerry.key"), random);
    const slowUnlock = async (on: typeof db) => {
      const vault = await unlock(on);
      await Bun.sleep(10);
      return vault;
    };
    await writeExport(db, { secrets: true, now: 0, unlock: slowUnlock }, (text) => void parts.push(text));
    await db.destroy();
    last = parts.join("");
    snapshots.add(last);
    expectConsistent(await contentsOf(last));
  }
  // The exports differ, so writes did happen between them.
  expect(snapshots.size).toBeGreaterThan(count / 2);
  await child.kill();
  await writing;
  await using copy = await Copy.of(last);
  const broken = await sql`select * from pragma_foreign_key_check`.execute(copy.store.db);
  expect(broken.rows).toEqual([]);
}, 120_000);
