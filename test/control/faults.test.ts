import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { refusalOf } from "../refusal.ts";
import { control } from "./request.ts";

const describeKeyPairs = { service: "lighthouse", action: "DescribeKeyPairs" };

async function add(cloud: TestCloud, fault: object): Promise<string> {
  const { status, body } = await control(cloud.url, "POST", "faults", fault);
  expect([status, body["error"]]).toEqual([200, undefined]);
  return String(body["id"]);
}

const faultsOf = async (cloud: TestCloud) =>
  (await control(cloud.url, "GET", "faults")).body["faults"] as readonly Record<string, unknown>[];

const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "",
    (error: unknown) => String(Object(error).code ?? error),
  );

/** The codes of some calls in turn; empty for success. */
async function outcomes(count: number, call: () => Promise<unknown>): Promise<readonly string[]> {
  const found = [];
  for (let done = 0; done < count; done++) found.push(await outcomeOf(call()));
  return found;
}

const throttled = "RequestLimitExceeded";

describe("a fault", () => {
  test("applies to a number of calls after some others, also if their response is cached", async () => {
    await using cloud = await TestCloud.start();
    const id = await add(cloud, { ...describeKeyPairs, skip: 2, times: 3, effect: { throttle: true } });
    const found = await outcomes(7, () => cloud.lighthouse().DescribeKeyPairs({}));
    expect(found).toEqual(["", "", throttled, throttled, throttled, "", ""]);
    expect(await faultsOf(cloud)).toMatchObject([{ id, skip: 2, times: 3, seen: 5, applied: 3 }]);
  });

  test("responds with a code that is published for the action, and with a message", async () => {
    await using cloud = await TestCloud.start();
    const rule = { service: "lighthouse", action: "CreateInstances", times: 1 };
    const code = "FailedOperation.CreateInstancesFailed";
    await add(cloud, { ...rule, effect: { error: code, message: "The rack is on fire." } });
    expect(await refusalOf(bought(cloud))).toEqual({ code, message: "The rack is on fire." });
    expect(await bought(cloud)).toMatch(/^lhins-/);
  });

  test("delays a call", async () => {
    await using cloud = await TestCloud.start();
    await add(cloud, { effect: { latency: 150 } });
    const started = performance.now();
    await cloud.lighthouse().DescribeKeyPairs({});
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  test.each([
    ["before", 0],
    ["after", 1],
  ] as const)("closes the connection %s the work of a call", async (drop, created) => {
    await using cloud = await TestCloud.start({ journal: 10 });
    const id = await add(cloud, { service: "lighthouse", action: "CreateKeyPair", times: 1, effect: { drop } });
    expect(await outcomeOf(cloud.lighthouse().CreateKeyPair({ KeyName: "lost" }))).not.toBe("");
    expect((await cloud.lighthouse().DescribeKeyPairs({})).TotalCount).toBe(created);
    const [exchange] = cloud.cloud.journal?.after(0, 10) ?? [];
    expect(exchange?.info).toMatchObject({ action: "CreateKeyPair", fault: id });
  });

  test("makes an operation fail at its end, and the next one succeeds", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    const instance = async () => (await client.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0];
    const rule = { service: "lighthouse", action: "StopInstances", resource: id, times: 1 };
    await add(cloud, { ...rule, effect: { operation: "FAILED" } });
    await client.StopInstances({ InstanceIds: [id] });
    expect(await instance()).toMatchObject({ InstanceState: "STOPPING", LatestOperationState: "OPERATING" });
    cloud.clock.advance(60_000);
    expect(await instance()).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperation: "StopInstances",
      LatestOperationState: "FAILED",
    });
    await client.StopInstances({ InstanceIds: [id] });
    cloud.clock.advance(60_000);
    expect(await instance()).toMatchObject({ InstanceState: "STOPPED", LatestOperationState: "SUCCESS" });
  });

  test("applies only to calls that every selector matches", async () => {
    await using cloud = await TestCloud.start();
    const { KeyPair } = await cloud.lighthouse().CreateKeyPair({ KeyName: "chosen" });
    const effect = { throttle: true };
    const call = (region?: string) => outcomeOf(cloud.lighthouse(undefined, region).DescribeKeyPairs({}));
    const cases = [
      [{ service: "cvm" }, ""],
      [{ service: "lighthouse" }, throttled],
      [{ service: "lighthouse", action: "DescribeInstances" }, ""],
      [{ account: "100000000002" }, ""],
      [{ account: "100000000001" }, throttled],
      [{ region: "ap-beijing" }, ""],
      [{ region: "ap-guangzhou" }, throttled],
      [{ resource: KeyPair?.KeyId }, ""],
    ] as const;
    for (const [selector, expected] of cases) {
      const id = await add(cloud, { ...selector, effect });
      expect([selector, await call("ap-guangzhou")]).toEqual([selector, expected]);
      await control(cloud.url, "DELETE", `faults/${id}`);
    }
    await add(cloud, { resource: KeyPair?.KeyId, effect });
    const found = await outcomeOf(cloud.lighthouse().DescribeKeyPairs({ KeyIds: [KeyPair?.KeyId ?? ""] }));
    expect(found).toBe(throttled);
  });

  test("ends at a time of the cloud", async () => {
    await using cloud = await TestCloud.start();
    await control(cloud.url, "PUT", "clock", { mode: "still", time: "2030-01-01T00:00:00Z" });
    await add(cloud, { until: "2030-01-01T00:01:00Z", effect: { throttle: true } });
    const call = () => outcomeOf(cloud.lighthouse().DescribeKeyPairs({}));
    expect(await call()).toBe(throttled);
    await control(cloud.url, "POST", "clock/advance", { seconds: 60 });
    expect(await call()).toBe("");
  });

  test("is named by the response, the log and the journal, and proves no code", async () => {
    await using cloud = await TestCloud.start({ journal: 10 });
    const id = await add(cloud, { times: 1, effect: { throttle: true } });
    const response = await fetch(`${cloud.url}/_skerry/call`, {
      method: "POST",
      body: JSON.stringify({ ...describeKeyPairs }),
    });
    expect(await response.json()).toMatchObject({ response: { Error: { Code: throttled } } });
    expect(cloud.cloud.journal?.after(0, 10)[0]?.info.fault).toBe(id);
    expect(cloud.log.lines.find(({ event }) => event === "request")?.fields["fault"]).toBe(id);
  });

  test("is removed alone, with all others, and by a reset", async () => {
    await using cloud = await TestCloud.start();
    const effect = { throttle: true };
    const [first = "", second] = [await add(cloud, { effect }), await add(cloud, { effect })];
    expect((await control(cloud.url, "DELETE", `faults/${first}`)).body).toEqual({ removed: 1 });
    expect((await faultsOf(cloud)).map(({ id }) => id)).toEqual([second]);
    expect((await control(cloud.url, "DELETE", `faults/${first}`)).status).toBe(404);
    expect(await outcomeOf(cloud.lighthouse().DescribeKeyPairs({}))).toBe(throttled);
    expect((await control(cloud.url, "DELETE", "faults")).body).toEqual({ removed: 1 });
    expect(await outcomeOf(cloud.lighthouse().DescribeKeyPairs({}))).toBe("");
    await add(cloud, { effect });
    await control(cloud.url, "POST", "reset");
    expect(await faultsOf(cloud)).toEqual([]);
    expect(await outcomeOf(cloud.lighthouse().DescribeKeyPairs({}))).toBe("");
  });

  test("lets an earlier one take precedence, and a later one apply when that one is used up", async () => {
    await using cloud = await TestCloud.start();
    await add(cloud, { times: 1, effect: { throttle: true } });
    await add(cloud, { times: 1, effect: { error: "InternalError" } });
    const found = await outcomes(3, () => cloud.lighthouse().DescribeKeyPairs({}));
    expect(found).toEqual([throttled, "InternalError", ""]);
  });
});

test.each([
  [{ effect: {} }, "/effect", "must have one of"],
  [{}, "/effect", "is missing"],
  [{ effect: { throttle: true, drop: "before" } }, "/effect/throttle", "exclude each other"],
  [{ effect: { message: "why", throttle: true } }, "/effect/message", "requires `error`"],
  [{ effect: { latency: 0 } }, "/effect/latency", "at least 1"],
  [{ effect: { throttle: true }, times: 0 }, "/times", "at least 1"],
  [{ effect: { throttle: true }, action: "CreateDisks" }, "/service", "requires `service`"],
  [{ effect: { error: "InvalidParameterValue.Moon" } }, "/effect/error", "not common to all actions"],
  [{ ...describeKeyPairs, effect: { error: "InvalidParameterValue.Moon" } }, "/effect/error", "published are"],
  [{ ...describeKeyPairs, effect: { operation: "FAILED" } }, "/effect/operation", "begins no operation"],
  [{ effect: { operation: "FAILED" } }, "/effect/operation", "requires `action`"],
  [{ ...describeKeyPairs, region: "mars-1", effect: { throttle: true } }, "/region", "is served in"],
  [{ until: "2001-01-01T00:00:00Z", effect: { throttle: true } }, "/until", "has passed"],
])("the fault %j is refused with the place and the reason", async (fault, at, reason) => {
  await using cloud = await TestCloud.start();
  const { status, body } = await control(cloud.url, "POST", "faults", fault);
  expect([status, body["at"], body["error"]]).toEqual([400, at, expect.stringContaining(reason)]);
  expect(await faultsOf(cloud)).toEqual([]);
});

test.each([
  [{ service: "moon" }, "/service", "served are"],
  [{ service: "lighthouse", action: "LandOnMoon" }, "/action", "not served"],
  [{ account: "1" }, "/account", "does not exist"],
])("the fault %j is refused, because it could never apply", async (selector, at, reason) => {
  await using cloud = await TestCloud.start();
  const { status, body } = await control(cloud.url, "POST", "faults", { ...selector, effect: { throttle: true } });
  expect([status, body["at"], body["error"]]).toEqual([404, at, expect.stringContaining(reason)]);
});

describe.skipIf(!postgres)("servers that share a PostgreSQL database", () => {
  test("apply a fault to as many calls as it declares, together", async () => {
    await using own = await OwnDatabase.create();
    const shared = { database: { url: own.url, connections: 5 }, keyFile: own.keyFile };
    await using first = await TestCloud.start(shared);
    await using second = await TestCloud.start(shared);
    await add(first, { ...describeKeyPairs, times: 3, effect: { throttle: true } });
    await Bun.sleep(60);
    const found: string[] = [];
    for (const cloud of [second, first, second, first, second, first])
      found.push(await outcomeOf(cloud.lighthouse().DescribeKeyPairs({})));
    expect(found).toEqual([throttled, throttled, throttled, "", "", ""]);
    expect(await faultsOf(second)).toMatchObject([{ seen: 3, applied: 3 }]);
  });
});
