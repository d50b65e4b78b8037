import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { exportCloud } from "#command/export.ts";
import { importCloud } from "#command/import.ts";
import { connectPostgres } from "#store/postgres.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { makeBusy } from "./busy.ts";
import { exportOf } from "./exportTexts.ts";
import { randomFields, readResponses } from "./readResponses.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const clock = { now: () => 0 };
const print = () => {};

describe.skipIf(!postgres)("an import into PostgreSQL", () => {
  test("returns the same responses as SQLite and has the same export", async () => {
    using folder = new Folder();
    await using own = await OwnDatabase.empty();
    const [first, second, third] = ["1", "2", "3"].map((name) => join(folder.path, name));
    const [from, back] = [join(folder.path, "from"), join(folder.path, "back")];
    const postgresLocation = { data: "", database: own.url, keyFile: own.keyFile };
    const exportOptions = { secrets: true, overwrite: false };

    const testClock = new TestClock();
    await using cloud = await TestCloud.start({ data: from, database: undefined }, testClock);
    const { host } = await makeBusy(cloud);
    testClock.stop();
    await exportCloud({ ...embeddedIn(from), ...exportOptions, file: first }, { clock, random, print });
    await importCloud({ ...postgresLocation, file: first }, { random, print });
    await exportCloud({ ...postgresLocation, ...exportOptions, file: second }, { clock, random, print });
    await importCloud({ ...embeddedIn(back), file: second }, { random, print });
    await exportCloud({ ...embeddedIn(back), ...exportOptions, file: third }, { clock, random, print });
    const texts = await Promise.all([first, second, third].map((file = "") => Bun.file(file).text()));
    expect(texts[1]).toBe(texts[0] ?? "");
    expect(texts[2]).toBe(texts[0] ?? "");

    const database = { url: own.url, connections: 5 };
    await using other = await TestCloud.start({ database, keyFile: own.keyFile }, testClock);
    const [originals, copies] = [await readResponses(cloud, host), await readResponses(other, host)];
    for (const [call, response] of originals)
      if (!randomFields.test(call)) expect([call, copies.get(call)]).toEqual([call, response]);
    await expect(importCloud({ ...postgresLocation, file: first }, { random, print })).rejects.toThrow(
      /^postgres:.* \(--database\) already has tables/,
    );
  }, 60_000);

  test("leaves no table when it fails", async () => {
    using folder = new Folder();
    await using own = await OwnDatabase.empty();
    const location = { data: "", database: own.url, keyFile: own.keyFile };
    await expect(
      exportCloud(
        { ...location, secrets: true, overwrite: false, file: join(folder.path, "none") },
        { clock, random, print },
      ),
    ).rejects.toThrow("(--database) holds no cloud");
    await (await TestCloud.start({ data: join(folder.path, "data"), database: undefined }))[Symbol.asyncDispose]();
    const data = embeddedIn(join(folder.path, "data"));
    const file = join(folder.path, "short");
    await exportCloud({ ...data, secrets: true, overwrite: false, file }, { clock, random, print });
    const text = await Bun.file(file).text();
    await Bun.write(file, text.slice(0, text.length - 90));
    await expect(importCloud({ ...location, file }, { random, print })).rejects.toThrow("the rest is missing");
    const accounts = [{ uin: "1", name: "nothing\0at all", app_id: 1 }];
    await Bun.write(file, exportOf({ accounts }));
    await expect(importCloud({ ...location, file }, { random, print })).rejects.toThrow(
      "holds an invalid row of accounts: invalid byte sequence",
    );
    const { database } = connectPostgres(own.url, 1, print);
    expect(await database.introspection.getTables()).toEqual([]);
    await database.destroy();
  }, 60_000);
});

const embeddedIn = (data: string) => ({ data, database: undefined, keyFile: join(data, "skerry.key") });
