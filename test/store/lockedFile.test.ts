import { Database as File } from "bun:sqlite";
import { expect, test } from "bun:test";
import { join } from "node:path";
import { TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { refusalOf } from "../refusal.ts";

test("writes wait at most five seconds for another process that locks the SQLite file, and reads do not wait", async () => {
  using folder = new Folder();
  await using cloud = await TestCloud.start({ data: folder.path });
  const client = cloud.lighthouse();
  const file = new File(join(folder.path, "skerry.sqlite"));
  file.run("begin immediate");
  const started = performance.now();
  const refusal = refusalOf(client.CreateKeyPair({ KeyName: "waiting" }));
  const readStart = performance.now();
  await client.DescribeKeyPairs({});
  expect(performance.now() - readStart).toBeLessThan(1000);
  expect(await refusal).toEqual({
    code: "ResourceInUse",
    message: expect.stringContaining("Another process kept the server's database locked for more than 4 seconds."),
  });
  expect(performance.now() - started).toBeWithin(3900, 5000);
  const waiting = client.CreateKeyPair({ KeyName: "waiting" });
  await Bun.sleep(100);
  file.run("rollback");
  file.close();
  await waiting;
}, 15_000);
