import { describe, expect, test } from "bun:test";
import { clientsAt } from "../cloud.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { Child, run } from "../process.ts";

describe.skipIf(postgres === undefined)("skerry serve --database", () => {
  const withPassword = (url: string): string => url.replace("postgres@", "postgres:not-to-be-told@");

  test("keeps everything there: what one server wrote, the next one has", async () => {
    await using database = await OwnDatabase.make();
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

  test("says what keeps it from its database, and not the password", async () => {
    await using database = await OwnDatabase.make();
    const nowhere = new URL(withPassword(database.url));
    nowhere.pathname = "/nowhere";
    const deaf = new URL(nowhere);
    deaf.port = "1";
    for (const [url, why] of [
      [nowhere, 'database "nowhere" does not exist'],
      [deaf, "ECONNREFUSED"],
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
      expect(err).toContain(why);
      expect(err).not.toContain("not-to-be-told");
    }
  });
});
