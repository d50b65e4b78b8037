import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountsOf, type WorldSize, writeManyWorld } from "../bench/manyWorld.ts";
import { runTimedLoad } from "../bench/timedLoad.ts";
import { requestsOf } from "../bench/workloads.ts";
import { type Credential, TestClock, TestCloud } from "./cloud.ts";
import { OwnDatabase, postgres } from "./postgres.ts";

/** A short version of `npm run load`, which checks for errors under load. `npm run load` measures the speed. */
const crowd: WorldSize = { accounts: 20, regions: ["ap-guangzhou", "ap-shanghai"], images: 5, instances: 3 };
const seconds = process.env["SKERRY_LONG"] ? 20 : 0.5;

/** The names of an account's instances at one server. */
async function namesAt(cloud: TestCloud, key: Credential, region: string): Promise<readonly (string | undefined)[]> {
  const { InstanceSet } = await cloud.lighthouse(key, region).DescribeInstances({});
  return (InstanceSet ?? []).map(({ InstanceName }) => InstanceName);
}

/** Many accounts read and write on all servers concurrently. @returns the final names of all instances */
async function underLoad(clouds: readonly TestCloud[]): Promise<readonly string[]> {
  const ready = requestsOf("nine reads, one write", crowd, 4000 * Math.ceil(seconds), 0);
  let count = 0;
  const next = (): string => ready[count++ % ready.length] ?? "";
  const ports = clouds.map(({ port }) => port);
  const { responses, errors } = await runTimedLoad({ ports, connections: 24, milliseconds: seconds * 1000, next });
  expect(errors).toEqual({});
  // Only that there was load at all: a busy machine answers few requests in a second.
  expect(responses).toBeGreaterThan(10);
  const names: string[] = [];
  for (const { key } of accountsOf(crowd).slice(0, 5)) {
    for (const region of crowd.regions) {
      const [first = [], ...others] = await Promise.all(clouds.map((cloud) => namesAt(cloud, key, region)));
      expect(first).toHaveLength(crowd.instances);
      for (const other of others) expect(other).toEqual(first);
      for (const name of first) names.push(name ?? "");
    }
  }
  return names;
}

/** Checks that the acknowledged renames are stored. */
function expectRenamed(names: readonly string[]): void {
  expect(names.some((name) => name.startsWith("name "))).toBe(true);
  for (const name of names) expect(name).toMatch(/^(?:instance|name) \d+$/);
}

test("a server responds to many concurrent accounts without errors", async () => {
  const folder = mkdtempSync(join(tmpdir(), "skerry-load-"));
  const world = join(folder, "world.yaml");
  writeManyWorld(world, crowd);
  {
    await using cloud = await TestCloud.start({ world, checkAnswers: false }, new TestClock({ running: true }));
    expectRenamed(await underLoad([cloud]));
  }
  rmSync(folder, { recursive: true });
}, 60_000);

test.skipIf(postgres === undefined)(
  "three servers on one database respond to many concurrent accounts consistently",
  async () => {
    await using database = await OwnDatabase.create();
    const folder = mkdtempSync(join(tmpdir(), "skerry-load-"));
    const world = join(folder, "world.yaml");
    writeManyWorld(world, crowd);
    const options = {
      database: { url: database.url, connections: 5 },
      keyFile: database.keyFile,
      world,
      checkAnswers: false,
    };
    const clouds = await Promise.all([1, 2, 3].map(() => TestCloud.start(options, new TestClock({ running: true }))));
    expectRenamed(await underLoad(clouds));
    for (const cloud of clouds) await cloud[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  },
  60_000,
);
