import { describe, expect, test } from "bun:test";
import { clientsAt } from "../cloud.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { Child, run } from "../process.ts";

describe.skipIf(postgres === undefined)("skerry serve --database", () => {
  const withPassword = (url: string): string => url.replace("postgres@", "postgres:secret-password@");

  test("keeps its data in the database across restarts", async () => {
    await using database = await OwnDatabase.create();
    let id: string | undefined;
    for (const round of ["writes", "reads"]) {
      await using child = await Child.serve(
        "--database",
        withPassword(database.url),
        "--key-file",
        database.keyFile,
        "--log-level",
        "silent",
      );
      const { lighthouse } = clientsAt(child.port);
      if (round === "writes") id = (await lighthouse.CreateKeyPair({ KeyName: "kept" })).KeyPair?.KeyId;
      const { KeyPairSet } = await lighthouse.DescribeKeyPairs({});
      expect(KeyPairSet?.map(({ KeyId }) => KeyId)).toEqual([id]);
      expect(child.printed).toContain(`Data in ${database.url}\n`);
    }
  });

  test("reports why the database is unusable, without the password", async () => {
    await using database = await OwnDatabase.create();
    const nowhere = new URL(withPassword(database.url));
    nowhere.pathname = "/nowhere";
    const unreachable = new URL(nowhere);
    unreachable.port = "1";
    for (const [url, reason] of [
      [nowhere, 'database "nowhere" does not exist'],
      [unreachable, "ECONNREFUSED"],
    ] as const) {
      const { code, out, err } = await run([
        "serve",
        "--port",
        "0",
        "--database",
        url.href,
        "--key-file",
        database.keyFile,
      ]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toStartWith(
        `skerry: cannot store data in postgres://postgres@127.0.0.1:${url.port}/nowhere (--database): `,
      );
      expect(err).toContain(reason);
      expect(err).not.toContain("secret-password");
    }
  });
});
