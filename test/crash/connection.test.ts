import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../scripts/postgres.mjs";
import { clientsAt } from "../cloud.ts";
import { postgres } from "../postgres.ts";
import { Child } from "../process.ts";
import { durableSettings, PostgresEngine } from "./postgres.ts";
import { resourceIds, writeWorld } from "./world.ts";

/** Milliseconds within which a call must fail without a database. */
const maxResponseTime = 1500;

test.skipIf(!postgres)(
  "calls fail at once without PostgreSQL, and pending operations continue when it is back",
  async () => {
    const server = await startPostgres(durableSettings);
    const directory = mkdtempSync(join(tmpdir(), "skerry-world-"));
    try {
      await using engine = new PostgresEngine(server.url);
      await using child = await Child.serve(
        ...engine.args,
        "--world",
        await writeWorld(directory, 0.3),
        "--log-level",
        "error",
      );
      const log = new Response(child.process.stderr).text();
      const { lighthouse, cam } = clientsAt(child.port);
      const InstanceIds = [resourceIds(1).disks];
      await lighthouse.StopInstances({ InstanceIds });
      await server.crash("SIGQUIT");
      await Bun.sleep(400);
      const calls = [
        () => lighthouse.DescribeInstances({}),
        () => lighthouse.CreateKeyPair({ KeyName: "lost" }),
        () => cam.ListUsers(),
        () => cam.AddUser({ Name: "lost" }),
      ];
      for (const call of calls) {
        const start = Date.now();
        await expect(call()).rejects.toMatchObject({
          code: "InternalError",
          message: expect.stringContaining("cannot be reached"),
        });
        expect(Date.now() - start).toBeLessThan(maxResponseTime);
      }
      const stateOf = async (path: string) =>
        (await fetch(`${child.url}/_skerry/${path}`, { keepalive: false })).status;
      expect([await stateOf("health"), await stateOf("ready")]).toEqual([200, 503]);
      await server.start();
      const { InstanceSet } = await lighthouse.DescribeInstances({ InstanceIds });
      expect(InstanceSet?.[0]).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
      for (const call of calls) await call();
      expect(await stateOf("ready")).toBe(200);
      await child.kill();
      expect(await log).toContain("ECONNREFUSED");
    } finally {
      await server.stop();
      rmSync(directory, { recursive: true });
    }
  },
  30_000,
);
