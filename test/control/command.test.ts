import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import {
  readClockRequest,
  readFaultsRequest,
  readJournalRequest,
  readResetRequest,
  readSnapshotRequest,
  sendControlRequest,
} from "#command/control.ts";
import { UsageError } from "#command/optionValues.ts";
import { TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { run } from "../process.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({}, new TestClock({ running: true }));
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
});

test("skerry clock moves the clock of a running server, and skerry reset returns it", async () => {
  const env = { SKERRY_URL: cloud.url };
  const days = async (...args: readonly string[]) => {
    const { code, out, err } = await run(args, env);
    expect([code, err]).toEqual([0, ""]);
    const { time, machineTime } = JSON.parse(out);
    return Math.round((Date.parse(time) - Date.parse(machineTime)) / 86_400_000);
  };
  expect(await days("clock")).toBe(0);
  expect(await days("clock", "advance", "8d")).toBe(8);
  expect(JSON.parse((await run(["reset", "--url", cloud.url])).out)).toMatchObject({ world: "the built-in world" });
  expect(await days("clock", "show")).toBe(0);
}, 20_000);

test("skerry clock reports a refusal and a server that does not respond", async () => {
  const refused = await run(["clock", "until", "2001-01-01T00:00:00Z", "--url", cloud.url]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("The clock moves forward only")]);
  const unreachable = await run(["clock", "--url", "http://127.0.0.1:1"]);
  expect([unreachable.code, unreachable.err]).toEqual([
    1,
    "skerry: no server responds at http://127.0.0.1:1; pass its address with --url\n",
  ]);
}, 20_000);

test("the arguments of skerry clock become requests", () => {
  const request = (...args: readonly string[]) => readClockRequest(args, { SKERRY_ADMIN_TOKEN: "a-token" });
  const server = { url: "http://127.0.0.1:20324", adminToken: "a-token" };
  expect(request("still")).toEqual({ method: "PUT", path: "clock", body: { mode: "still" }, ...server });
  expect(request("run")).toEqual({ method: "PUT", path: "clock", body: { mode: "running" }, ...server });
  expect(request("advance", "1.5h").body).toEqual({ seconds: 5400 });
  expect(request("until", "2030-01-31T08:00:00Z").body).toEqual({ until: "2030-01-31T08:00:00Z" });
  for (const args of [
    ["advance"],
    ["advance", "8"],
    ["until"],
    ["run", "8d"],
    ["stop"],
    ["show", "--url", "ftp://a"],
  ]) {
    expect(() => request(...args)).toThrow();
  }
});

test("skerry reset sends the admin token", async () => {
  const received: (string | null)[] = [];
  using server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: ({ method, url, headers }) => {
      received.push(method, new URL(url).pathname, headers.get("authorization"));
      return Response.json({});
    },
  });
  const url = `http://127.0.0.1:${server.port}`;
  await sendControlRequest(readResetRequest(["--url", url, "--admin-token", "a-token"], {}), () => undefined);
  expect(received).toEqual(["POST", "/_skerry/reset", "Bearer a-token"]);
});

test("the arguments of skerry faults and skerry journal become requests", () => {
  const server = { url: "http://127.0.0.1:20324", adminToken: undefined };
  const faults = (...args: readonly string[]) => readFaultsRequest(args, {});
  expect(faults()).toEqual({ method: "GET", path: "faults", ...server });
  expect(faults("clear")).toEqual({ method: "DELETE", path: "faults", ...server });
  expect(faults("remove", "fault-1")).toEqual({ method: "DELETE", path: "faults/fault-1", ...server });
  expect(faults("add", '{"effect":{"latency":5}}').body).toEqual({ effect: { latency: 5 } });
  for (const args of [["add"], ["add", "5"], ["add", "{"], ["remove"], ["list", "all"], ["stop"]])
    expect(() => faults(...args)).toThrow(UsageError);
  const journal = (...args: readonly string[]) => readJournalRequest(args, {});
  expect(journal()).toEqual({ method: "GET", path: "journal", ...server });
  expect(journal("code=success", "client=a b").path).toBe("journal?code=success&client=a%20b");
  expect(journal("har", "limit=5").path).toBe("journal.har?limit=5");
  expect(() => journal("success")).toThrow(UsageError);
});

test("skerry faults and skerry journal use a running server", async () => {
  const env = { SKERRY_URL: cloud.url };
  const added = await run(["faults", "add", '{"times":1,"effect":{"throttle":true}}'], env);
  expect(JSON.parse(added.out)).toMatchObject({ id: expect.stringMatching(/^fault-/), applied: 0 });
  expect(JSON.parse((await run(["faults", "clear"], env)).out)).toEqual({ removed: 1 });
  const { code, err } = await run(["journal", "limit=1"], env);
  expect([code, err]).toEqual([1, expect.stringContaining("The journal is off")]);
}, 20_000);

test("skerry snapshot saves, downloads, uploads, restores and deletes", async () => {
  using folder = new Folder();
  const env = { SKERRY_URL: cloud.url };
  const snapshot = async (...args: readonly string[]) => {
    const { code, out, err } = await run(["snapshot", ...args], env);
    expect([args, code, err]).toEqual([args, 0, ""]);
    return out;
  };
  await snapshot("save", "first");
  const file = await folder.file("first.jsonl", await snapshot("download", "first"));
  expect(JSON.parse(await snapshot("upload", "second", file))).toMatchObject({ name: "second" });
  expect(JSON.parse(await snapshot("restore", "second"))).toMatchObject({ name: "second" });
  await snapshot("delete", "first");
  expect(JSON.parse(await snapshot())).toMatchObject({ snapshots: [{ name: "second" }] });
  const missing = await run(["snapshot", "upload", "third", join(folder.path, "none")], env);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("cannot read")]);
}, 30_000);

test("skerry snapshot refuses wrong arguments", () => {
  for (const args of [
    ["save"],
    ["upload", "a"],
    ["save", "a", "b"],
    ["list", "a"],
    ["stop", "a"],
    ["upload", "a", "b", "c"],
  ])
    expect(() => readSnapshotRequest(args, {})).toThrow(UsageError);
});
