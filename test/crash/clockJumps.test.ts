import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import type { CloudOptions } from "#start.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { control } from "../control/request.ts";
import { order } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";

const day = 24 * 3_600_000;

/** Calls an action at the time of the server's machine, which an SDK could not sign for. */
async function call(cloud: TestCloud, action: string, input: object, service = "lighthouse") {
  const { body } = await control(cloud.url, "POST", "call", { service, action, input });
  return Object(body["response"]);
}

async function buy(cloud: TestCloud): Promise<string> {
  const { InstanceIdSet } = await call(cloud, "CreateInstances", order);
  return String(InstanceIdSet[0]);
}

const stateOf = async (cloud: TestCloud, id: string): Promise<unknown> =>
  (await call(cloud, "DescribeInstances", { InstanceIds: [id] })).InstanceSet[0]?.InstanceState;

/** Starts a server that does not trust its clock. */
const start = (options: Partial<CloudOptions>, clock: TestClock) =>
  TestCloud.start({ trustClock: false, ...options }, clock);

const clockMessages = ({ log }: TestCloud) => log.lines.filter(({ event }) => event === "clock");

describe("when the machine's clock goes back by a day", () => {
  test("operations of a running server end after their usual time", async () => {
    const clock = new TestClock();
    await using cloud = await start({ rateLimit: true }, clock);
    const id = await buy(cloud);
    const { ImageId } = await call(cloud, "CreateImage", { ImageName: "early", InstanceId: "ins-web00001" }, "cvm");
    expect(await stateOf(cloud, id)).toBe("PENDING");
    clock.advance(-day);
    expect(await stateOf(cloud, id)).toBe("PENDING");
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    const { ImageSet } = await call(cloud, "DescribeImages", { ImageIds: [ImageId] }, "cvm");
    expect(ImageSet).toMatchObject([{ ImageState: "NORMAL" }]);
    expect(clockMessages(cloud)).toMatchObject([{ level: "warn", fields: { message: "the clock went back" } }]);
  });

  test("operations that a restart finds end after their usual time", async () => {
    using folder = new Folder();
    const data = join(folder.path, "data");
    const clock = new TestClock();
    let id = "";
    {
      await using cloud = await start({ data, database: undefined }, clock);
      id = await buy(cloud);
    }
    clock.advance(-day);
    await using cloud = await start({ data, database: undefined }, clock);
    expect(await stateOf(cloud, id)).toBe("PENDING");
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
  });
});

describe("when the machine's clock goes ahead by 60 days", () => {
  test("a running server destroys nothing until the clock is back", async () => {
    const clock = new TestClock();
    await using cloud = await start({}, clock);
    const id = await buy(cloud);
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    clock.advance(60 * day);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    expect((await fetch(`${cloud.url}/_skerry/ready`)).status).toBe(200);
    clock.advance(-60 * day);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
  });

  test("what a user does meanwhile works and takes its usual time", async () => {
    const clock = new TestClock();
    await using cloud = await start({}, clock);
    const id = await buy(cloud);
    clock.advance(60 * day);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    await call(cloud, "StopInstances", { InstanceIds: [id] });
    expect(await stateOf(cloud, id)).toBe("STOPPING");
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBe("STOPPED");
  });

  test("a server with --trust-clock lets what expired expire", async () => {
    const clock = new TestClock();
    await using cloud = await start({ trustClock: true }, clock);
    const id = await buy(cloud);
    clock.advance(60 * day);
    await stateOf(cloud, id);
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBeUndefined();
  });

  test("a ClientToken does not age, so that a retry buys nothing twice", async () => {
    const clock = new TestClock();
    await using cloud = await start({}, clock);
    const purchase = { ...order, ClientToken: "once" };
    const { InstanceIdSet } = await call(cloud, "CreateInstances", purchase);
    clock.advance(60 * day);
    await call(cloud, "CreateInstances", { ...order, ClientToken: "another" });
    expect((await call(cloud, "CreateInstances", purchase)).InstanceIdSet).toEqual(InstanceIdSet);
    clock.advance(-60 * day);
    expect((await call(cloud, "CreateInstances", purchase)).InstanceIdSet).toEqual(InstanceIdSet);
  });

  test("giving the cloud's time confirms it, and advancing the clock does not", async () => {
    const clock = new TestClock();
    await using cloud = await start({}, clock);
    const id = await buy(cloud);
    clock.advance(60 * day);
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    await control(cloud.url, "POST", "clock/advance", { seconds: 3600 });
    expect(await stateOf(cloud, id)).toBe("RUNNING");
    const until = new Date(clock.now() + 2 * 3_600_000).toISOString();
    expect((await control(cloud.url, "POST", "clock/advance", { until })).status).toBe(200);
    await stateOf(cloud, id);
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBeUndefined();
  });

  test("advancing the cloud's clock lets what expired expire, because that is no step of the machine's clock", async () => {
    const clock = new TestClock();
    await using cloud = await start({}, clock);
    const id = await buy(cloud);
    await control(cloud.url, "POST", "clock/advance", { seconds: (60 * day) / 1000 });
    await stateOf(cloud, id);
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBeUndefined();
  });

  test("a server that did not run in that time destroys nothing, says so, and does after a start with --trust-clock", async () => {
    using folder = new Folder();
    const storage = { data: join(folder.path, "data"), database: undefined };
    const clock = new TestClock();
    let id = "";
    {
      await using cloud = await start(storage, clock);
      id = await buy(cloud);
      expect(clockMessages(cloud)).toEqual([]);
    }
    clock.advance(60 * day);
    for (const _ of ["first", "second"]) {
      await using cloud = await start(storage, clock);
      expect(await stateOf(cloud, id)).toBe("RUNNING");
      const [line] = clockMessages(cloud);
      expect(line?.fields["message"]).toContain("--trust-clock");
      expect(Number(line?.fields["seconds"])).toBeCloseTo((60 * day) / 1000, -2);
    }
    await using cloud = await start({ ...storage, trustClock: true }, clock);
    await stateOf(cloud, id);
    clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBeUndefined();
  });
});

describe.skipIf(!postgres)("servers that share a PostgreSQL database", () => {
  test("are not harmed by one whose clock goes ahead, nor throttled after it went back", async () => {
    await using own = await OwnDatabase.empty();
    const [right, wrong] = [new TestClock(), new TestClock()];
    const shared = { database: { url: own.url, connections: 5 }, keyFile: own.keyFile, rateLimit: true };
    await using first = await start(shared, right);
    await using second = await start(shared, wrong);
    const id = await buy(first);
    right.advance(60_000);
    wrong.advance(60_000);
    expect(await stateOf(first, id)).toBe("RUNNING");
    wrong.advance(60 * day);
    expect(await stateOf(second, id)).toBe("RUNNING");
    wrong.advance(-60 * day);
    for (let count = 0; count < 25; count++) {
      expect(await stateOf(second, id)).toBe("RUNNING");
      if (count % 10 === 9) await Bun.sleep(1100);
    }
    expect(await stateOf(first, id)).toBe("RUNNING");
  });
});
