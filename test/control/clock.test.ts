import { describe, expect, test } from "bun:test";
import { TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { control } from "./request.ts";

const running = () => new TestClock({ running: true });
const millisecondsOf = (time: unknown): number => Date.parse(String(time));

test("a still clock does not advance, and a running one continues from its time", async () => {
  await using cloud = await TestCloud.start({}, running());
  const time = "2030-01-31T08:00:00.000Z";
  const still = await control(cloud.url, "PUT", "clock", { mode: "still", time });
  expect([still.status, still.body["mode"], still.body["time"]]).toEqual([200, "still", time]);
  await Bun.sleep(5);
  expect((await control(cloud.url, "GET", "clock")).body["time"]).toBe(time);
  await control(cloud.url, "PUT", "clock", { mode: "running" });
  await Bun.sleep(5);
  const later = millisecondsOf((await control(cloud.url, "GET", "clock")).body["time"]) - Date.parse(time);
  expect(later).toBeGreaterThan(0);
  expect(later).toBeLessThan(5000);
});

test("calls are signed with the machine's time while the cloud's clock is moved", async () => {
  await using cloud = await TestCloud.start({}, running());
  await control(cloud.url, "POST", "clock/advance", { seconds: 30 * 86_400 });
  const { KeyId } = await cloud
    .lighthouse()
    .CreateKeyPair({ KeyName: "later" })
    .then(({ KeyPair }) => KeyPair ?? {});
  const { KeyPairSet } = await cloud.lighthouse().DescribeKeyPairs({ KeyIds: [KeyId ?? ""] });
  const created = millisecondsOf(KeyPairSet?.[0]?.CreatedTime) - Date.now();
  expect(Math.abs(created - 30 * 86_400_000)).toBeLessThan(60_000);
});

test("work that comes due on the way runs in its order and at its own time", async () => {
  await using cloud = await TestCloud.start({}, running());
  const client = cloud.lighthouse();
  const id = await bought(cloud);
  const instance = async () => (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0];
  const expires = millisecondsOf((await instance())?.ExpiredTime);
  await control(cloud.url, "POST", "clock/advance", { until: new Date(expires + 10_000).toISOString() });
  expect((await instance())?.InstanceState).toBe("SHUTDOWN");
  const { body } = await control(cloud.url, "GET", "clock");
  // ExpiredTime is in whole seconds.
  expect(Math.floor((millisecondsOf(body["nextDue"]) - expires) / 1000)).toBe(7 * 86_400);
  await control(cloud.url, "POST", "clock/advance", { seconds: 8 * 86_400 });
  expect(await instance()).toBeUndefined();
});

test("operations wait while the clock stands still", async () => {
  await using cloud = await TestCloud.start({}, running());
  const id = await bought(cloud);
  await control(cloud.url, "PUT", "clock", { mode: "still" });
  const client = cloud.lighthouse();
  await client.StopInstances({ InstanceIds: [id] });
  const state = async () => (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0]?.InstanceState;
  expect(await state()).toBe("STOPPING");
  await Bun.sleep(1200);
  expect(await state()).toBe("STOPPING");
  await control(cloud.url, "POST", "clock/advance", { seconds: 60 });
  expect(await state()).toBe("STOPPED");
});

test("the setting survives a restart", async () => {
  using folder = new Folder();
  const time = "2031-01-01T00:00:00.000Z";
  {
    await using cloud = await TestCloud.start({ data: folder.path }, running());
    await control(cloud.url, "PUT", "clock", { mode: "still", time });
  }
  await using again = await TestCloud.start({ data: folder.path }, running());
  expect((await control(again.url, "GET", "clock")).body).toMatchObject({ mode: "still", time });
});

test("wrong times are refused with a sentence and a place", async () => {
  await using cloud = await TestCloud.start({}, running());
  const refused: [string, string, object, string, string][] = [
    ["PUT", "clock", { mode: "still", time: "2001-01-01T00:00:00Z" }, "/time", "moves forward only"],
    ["PUT", "clock", { mode: "stopped" }, "/mode", "must be one of running, still"],
    ["PUT", "clock", { mode: "still", time: "tomorrow" }, "/time", "must have the form"],
    ["POST", "clock/advance", { seconds: -1 }, "/seconds", "must be at least 0"],
    ["POST", "clock/advance", {}, "", "is missing"],
    ["POST", "clock/advance", { seconds: 1, until: "2031-01-01T00:00:00Z" }, "/until", "exclude each other"],
    ["POST", "clock/advance", { until: "2031-13-01T00:00:00Z" }, "/until", "is not an existing time"],
    ["POST", "clock/advance", { until: "9999-01-01T00:00:00Z" }, "/until", "at most 100 years"],
  ];
  for (const [method, path, body, at, sentence] of refused) {
    const response = await control(cloud.url, method, path, body);
    expect([response.status, response.body]).toEqual([400, { error: expect.stringContaining(sentence), at }]);
  }
});

describe.skipIf(postgres === undefined)("several servers of one database", () => {
  test("agree on the time within 50 ms", async () => {
    await using own = await OwnDatabase.create();
    const options = { database: { url: own.url, connections: 3 }, keyFile: own.keyFile };
    await using one = await TestCloud.start(options, running());
    await using other = await TestCloud.start(options, running());
    await other.lighthouse().DescribeRegions();
    const time = "2032-01-01T00:00:00.000Z";
    await control(one.url, "PUT", "clock", { mode: "still", time });
    await Bun.sleep(55);
    const { KeyPair } = await other.lighthouse().CreateKeyPair({ KeyName: "other" });
    const { KeyPairSet } = await other.lighthouse().DescribeKeyPairs({ KeyIds: [KeyPair?.KeyId ?? ""] });
    expect(KeyPairSet?.[0]?.CreatedTime).toBe("2032-01-01T00:00:00Z");
  });
});
