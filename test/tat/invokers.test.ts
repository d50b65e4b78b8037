import { describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { instance } from "../world/worlds.ts";
import { base64, cloudWithMachines, one, stopped, tasksOf, two } from "./machines.ts";

type Client = ReturnType<TestCloud["tat"]>;
type NewInvoker = Parameters<Client["CreateInvoker"]>[0];

/** A cloud whose time is a Monday, 00:30 in China. */
async function cloudAtMidnight(): Promise<TestCloud> {
  const cloud = await cloudWithMachines({ instances: [instance("ins-mine0001")] });
  await setTime(cloud, "2094-01-03T16:30:00Z");
  return cloud;
}

/** Advances the cloud's clock without that of signatures. */
async function setTime(cloud: TestCloud, until: string): Promise<void> {
  const body = JSON.stringify({ until });
  const response = await fetch(`${cloud.url}/_skerry/clock/advance`, { method: "POST", body });
  expect(response.status).toBe(200);
}

/** The id of a new command. */
async function newCommand(client: Client, content = "uptime", more: object = {}): Promise<string> {
  const command = { CommandName: `command-${content.length}`, Content: base64(content), ...more };
  return (await client.CreateCommand(command)).CommandId ?? "";
}

const daily = { Policy: "RECURRENCE", Recurrence: "0 2 * * *" };

/** Creates an invoker of a new command, by default at 02:00 of each day. */
async function newInvoker(client: Client, more: Partial<NewInvoker> = {}): Promise<string> {
  const CommandId = more.CommandId ?? (await newCommand(client));
  const invoker = { Name: "nightly", Type: "SCHEDULE", CommandId, InstanceIds: [one], ScheduleSettings: daily };
  return (await client.CreateInvoker({ ...invoker, ...more })).InvokerId ?? "";
}

async function described(client: Client, id: string) {
  return (await client.DescribeInvokers({ InvokerIds: [id] })).InvokerSet?.[0];
}

/** Scheduled times and results of an invoker's runs, newest first. */
async function runs(client: Client, id: string) {
  const { InvokerRecordSet = [] } = await client.DescribeInvokerRecords({ InvokerIds: [id] });
  return InvokerRecordSet.map((record) => [record.InvokeTime, record.Result]);
}

describe("an invoker", () => {
  test("runs its command at each time of a crontab expression in UTC+8", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const id = await newInvoker(client, { Username: "ubuntu", InstanceIds: [one, two] });
    expect(id).toMatch(/^ivk-[0-9a-z]{8}$/);
    expect(await described(client, id)).toMatchObject({
      ...{ InvokerId: id, Name: "nightly", Type: "SCHEDULE", InstanceIds: [one, two], Enable: true, Tags: [] },
      ScheduleSettings: { ...daily, InvokeTime: "2094-01-03T18:00:00Z" },
    });
    expect(await runs(client, id)).toEqual([]);
    await setTime(cloud, "2094-01-03T18:00:00Z");
    expect(await runs(client, id)).toEqual([["2094-01-03T18:00:00Z", "PENDING"]]);
    await setTime(cloud, "2094-01-05T20:00:00Z");
    expect(await runs(client, id)).toEqual([
      ["2094-01-05T18:00:00Z", "SUCCESS"],
      ["2094-01-04T18:00:00Z", "SUCCESS"],
      ["2094-01-03T18:00:00Z", "SUCCESS"],
    ]);
    const { InvokerRecordSet = [] } = await client.DescribeInvokerRecords({});
    const [task] = await tasksOf(cloud, InvokerRecordSet[0]?.InvocationId ?? "");
    expect(task).toMatchObject({ InvocationSource: "INVOKER", CommandDocument: { Username: "ubuntu" } });
    expect([task?.StartTime, task?.CreatedTime]).toEqual(["2094-01-05T18:00:02Z", "2094-01-05T18:00:00Z"]);
    expect((await described(client, id))?.ScheduleSettings?.InvokeTime).toBe("2094-01-06T18:00:00Z");
  });

  test("runs once at a time", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const once = { Policy: "ONCE", InvokeTime: "2094-01-04T08:00:00+08:00" };
    const id = await newInvoker(client, { ScheduleSettings: once });
    expect((await described(client, id))?.ScheduleSettings).toEqual({
      Policy: "ONCE",
      InvokeTime: "2094-01-04T00:00:00Z",
    });
    await setTime(cloud, "2094-01-08T00:00:00Z");
    expect(await runs(client, id)).toEqual([["2094-01-04T00:00:00Z", "SUCCESS"]]);
  });

  test("uses its parameters, and fails without running if it is refused", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const CommandId = await newCommand(client, "echo {{word}}", { EnableParameter: true });
    const id = await newInvoker(client, { CommandId, Parameters: '{"word": "hello"}' });
    const other = await newInvoker(client, { CommandId, Parameters: '{"word": "unknown"}' });
    await setTime(cloud, "2094-01-03T19:00:00Z");
    expect(await runs(client, id)).toEqual([["2094-01-03T18:00:00Z", "SUCCESS"]]);
    const { InvokerRecordSet = [] } = await client.DescribeInvokerRecords({ InvokerIds: [other] });
    expect(InvokerRecordSet).toMatchObject([{ Result: "FAILED", InvocationId: "" }]);
    expect(InvokerRecordSet[0]?.Reason).toStartWith("ResourceUnavailable.AgentStatusNotOnline: ");
    expect((await client.DescribeInvocations({})).TotalCount).toBe(1);
  });

  test("runs with the state of the instance at the scheduled time, even if it runs later", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const id = await newInvoker(client, { ScheduleSettings: { Policy: "RECURRENCE", Recurrence: "0 * * * *" } });
    const call = { InstanceIds: [one] };
    await setTime(cloud, "2094-01-03T17:30:00Z");
    await cloud.lighthouse().StopInstances(call);
    await setTime(cloud, "2094-01-03T18:30:00Z");
    await cloud.lighthouse().StartInstances(call);
    await setTime(cloud, "2094-01-03T19:30:00Z");
    await cloud.lighthouse().StopInstances(call);
    await setTime(cloud, "2094-01-03T19:40:00Z");
    expect(await runs(client, id)).toEqual([
      ["2094-01-03T19:00:00Z", "SUCCESS"],
      ["2094-01-03T18:00:00Z", "FAILED"],
      ["2094-01-03T17:00:00Z", "SUCCESS"],
    ]);
  });

  test("does not run while it is disabled, and continues with the next time when it is enabled", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const InvokerId = await newInvoker(client);
    await client.DisableInvoker({ InvokerId });
    expect(await described(client, InvokerId)).toMatchObject({ Enable: false, ScheduleSettings: daily });
    await setTime(cloud, "2094-01-04T20:00:00Z");
    await client.EnableInvoker({ InvokerId });
    expect(await described(client, InvokerId)).toMatchObject({ Enable: true });
    await setTime(cloud, "2094-01-05T20:00:00Z");
    expect(await runs(client, InvokerId)).toEqual([["2094-01-05T18:00:00Z", "SUCCESS"]]);
  });

  test("changes only in the given parameters", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const InvokerId = await newInvoker(client);
    const before = await described(client, InvokerId);
    await client.ModifyInvoker({ InvokerId, Name: "hourly", Username: "ubuntu" });
    const after = await described(client, InvokerId);
    expect<unknown>(after).toEqual({ ...before, Name: "hourly", Username: "ubuntu", UpdatedTime: after?.UpdatedTime });
    const CommandId = await newCommand(client, "echo {{word}}", { EnableParameter: true });
    const changed = { CommandId, Parameters: '{"word": "hello"}', InstanceIds: [two, stopped], Type: "SCHEDULE" };
    const ScheduleSettings = { Policy: "RECURRENCE", Recurrence: "*/30 9-17 * * MON-FRI" };
    await client.ModifyInvoker({ InvokerId, ...changed, ScheduleSettings });
    expect(await described(client, InvokerId)).toMatchObject({
      ...{ ...changed, Name: "hourly" },
      ScheduleSettings: { ...ScheduleSettings, InvokeTime: "2094-01-04T01:00:00Z" },
    });
    await client.DisableInvoker({ InvokerId });
    await client.ModifyInvoker({ InvokerId, ScheduleSettings: daily });
    await setTime(cloud, "2094-01-05T20:00:00Z");
    expect(await runs(client, InvokerId)).toEqual([]);
  });

  test("keeps its command from being deleted, and is deleted with its records", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const CommandId = await newCommand(client);
    const InvokerId = await newInvoker(client, { CommandId });
    await setTime(cloud, "2094-01-03T20:00:00Z");
    expect(await codeOf(client.DeleteCommand({ CommandId }))).toBe("ResourceUnavailable.CommandInInvoker");
    const several = client.DeleteCommands({ CommandIds: [CommandId] });
    expect(await codeOf(several)).toBe("ResourceUnavailable.CommandInInvoker");
    await client.DeleteInvoker({ InvokerId });
    expect((await client.DescribeInvokers({})).TotalCount).toBe(0);
    expect((await client.DescribeInvokerRecords({})).TotalCount).toBe(0);
    await client.DeleteCommand({ CommandId });
  });

  test("is visible only in its account and region", async () => {
    await using cloud = await cloudAtMidnight();
    const InvokerId = await newInvoker(cloud.tat());
    const elsewhere = cloud.tat(key(1), "ap-beijing");
    expect((await elsewhere.DescribeInvokers({})).TotalCount).toBe(0);
    expect(await codeOf(elsewhere.DeleteInvoker({ InvokerId }))).toBe("ResourceNotFound");
  });
});

describe("a new or changed invoker is refused with", () => {
  const once = (InvokeTime: string) => ({ ScheduleSettings: { Policy: "ONCE", InvokeTime } });
  const recurrence = (Recurrence: string) => ({ ScheduleSettings: { Policy: "RECURRENCE", Recurrence } });
  const cases: readonly (readonly [code: string, input: Partial<NewInvoker>, ofModify?: string])[] = [
    ["InvalidParameterValue.InvalidCronExpression", recurrence("@daily")],
    ["InvalidParameterValue.InvalidCronExpression", recurrence("0 0 30 2 *")],
    ["InvalidParameterValue.InvalidCronExpression", recurrence("61 * * * *")],
    ["InvalidParameterValue.InvalidTimeFormat", once("tomorrow")],
    ["InvalidParameterValue.InvalidTimeFormat", once("2094-13-01T00:00:00Z")],
    ["InvalidParameterValue.InvokeTimeExpired", once("2026-01-01T00:00:00Z")],
    ["InvalidParameterValue.Range", { ScheduleSettings: { Policy: "DAILY" } }],
    ["InvalidParameterValue.Range", { Type: "EVENT" }],
    ["InvalidParameterValue.TooLong", { Name: "x".repeat(121) }],
    ["InvalidParameterValue.TooLong", { InstanceIds: Array(101).fill(one) }],
    ["InvalidParameterValue.InvalidCommandId", { CommandId: "x" }, "InvalidParameterValue.ID"],
    ["InvalidParameterValue.InvalidInstanceId", { InstanceIds: ["x"] }],
    ["InvalidParameterValue.InconsistentInstance", { InstanceIds: [one, "ins-mine0001"] }],
    ["InvalidParameterValue.ParameterInvalidJsonFormat", { Parameters: '{"a": 1}' }],
    ["ResourceNotFound.CommandNotFound", { CommandId: "cmd-00000000" }],
    ["ResourceNotFound.InstanceNotFound", { InstanceIds: ["lhins-00000000"] }],
    ["ResourceUnavailable.AgentNotInstalled", { InstanceIds: ["ins-mine0001"] }],
    ["MissingParameter", { ScheduleSettings: { Policy: "ONCE" } }],
    ["MissingParameter", { ScheduleSettings: { Policy: "RECURRENCE" } }],
  ];
  test.each(cases)("%s", async (code, input, ofModify = code) => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const CommandId = await newCommand(client, "echo {{word}}", { EnableParameter: true });
    const InvokerId = await newInvoker(client, { CommandId });
    expect(await codeOf(newInvoker(client, { CommandId, ...input }))).toBe(code);
    expect(await codeOf(client.ModifyInvoker({ InvokerId, ...input }))).toBe(ofModify);
  });

  test("a code for an offline agent, a missing schedule and disabled parameters", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const CommandId = await newCommand(client);
    const InvokerId = await newInvoker(client, { CommandId });
    const offline = newInvoker(client, { CommandId, InstanceIds: [stopped] });
    expect(await codeOf(offline)).toBe("ResourceUnavailable.AgentStatusNotOnline");
    const invoker = { Name: "nightly", Type: "SCHEDULE", CommandId, InstanceIds: [one] };
    expect(await codeOf(client.CreateInvoker(invoker))).toBe("MissingParameter");
    const Parameters = '{"a": "1"}';
    expect(await codeOf(newInvoker(client, { CommandId, Parameters }))).toBe("InvalidParameterValue");
    const changed = client.ModifyInvoker({ InvokerId, Parameters });
    expect(await codeOf(changed)).toBe("InvalidParameterValue.ParameterDisabled");
    const elsewhere = cloud.tat(key(1), "na-toronto");
    const there = { CommandId: await newCommand(elsewhere) };
    expect(await codeOf(newInvoker(elsewhere, there))).toBe("ResourceNotFound.InstanceNotFound");
  });

  test("a code for an id that is malformed or does not exist", async () => {
    await using cloud = await cloudAtMidnight();
    const client = cloud.tat();
    const calls = (InvokerId: string) => [
      () => client.EnableInvoker({ InvokerId }),
      () => client.DisableInvoker({ InvokerId }),
      () => client.DeleteInvoker({ InvokerId }),
    ];
    for (const call of calls("ivk-00000000")) expect(await codeOf(call())).toBe("ResourceNotFound");
    const lists = [
      () => client.ModifyInvoker({ InvokerId: "x" }),
      () => client.ModifyInvoker({ InvokerId: "ivk-00000000" }),
      () => client.DescribeInvokers({ InvokerIds: ["x"] }),
      () => client.DescribeInvokerRecords({ InvokerIds: ["x"] }),
    ];
    for (const call of [...calls("x"), ...lists]) {
      expect(await codeOf(call())).toBe("InvalidParameterValue.InvalidInvokerId");
    }
  });
});

test("invokers and records are listed newest first, by filters and in pages", async () => {
  await using cloud = await cloudAtMidnight();
  const client = cloud.tat();
  const Tags = [{ Key: "team", Value: "ops" }];
  const CommandId = await newCommand(client);
  const first = await newInvoker(client, { CommandId, Tags });
  const last = await newInvoker(client, { CommandId: await newCommand(client, "uptime -p"), Name: "last" });
  const ids = async (input: object) => (await client.DescribeInvokers(input)).InvokerSet?.map((each) => each.InvokerId);
  const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
  expect(await ids({})).toEqual([last, first]);
  expect(await ids({ Offset: 1, Limit: 1 })).toEqual([first]);
  expect(await ids(by("invoker-id", first))).toEqual([first]);
  expect(await ids(by("command-id", CommandId))).toEqual([first]);
  expect(await ids(by("invoker-type", "SCHEDULE"))).toEqual([last, first]);
  const query = { ResourceRegion: "ap-guangzhou", ServiceType: "tat", ResourcePrefix: "invoker", ResourceIds: [first] };
  const { Tags: bound } = await cloud.tag().DescribeResourceTagsByResourceIds(query);
  expect(bound).toMatchObject([{ TagKey: "team", TagValue: "ops" }]);
  await setTime(cloud, "2094-01-03T20:00:00Z");
  expect((await client.DescribeInvokerRecords({ Limit: 1 })).TotalCount).toBe(2);
  expect((await client.DescribeInvokerRecords({ Offset: 1 })).InvokerRecordSet).toHaveLength(1);

  const refused = (input: object) => codeOf(client.DescribeInvokers(input));
  const refusedRecords = (input: object) => codeOf(client.DescribeInvokerRecords(input));
  expect(await refused(by("other", "x"))).toBe("InvalidParameterValue.InvalidFilter");
  expect(await refused({ InvokerIds: [first], ...by("command-id", "x") })).toBe("InvalidParameter.ConflictParameter");
  expect(await refused({ InvokerIds: Array(101).fill(first) })).toBe("InvalidParameterValue.LimitExceeded");
  expect(await refusedRecords({ InvokerIds: Array(101).fill(first) })).toBe("InvalidParameterValue.TooLong");
  for (const call of [refused, refusedRecords]) {
    expect(await call({ Limit: 0 })).toBe("InvalidParameterValue.TooSmall");
    expect(await call({ Offset: -1 })).toBe("InvalidParameterValue.TooSmall");
    expect(await call({ Limit: 101 })).toBe("InvalidParameterValue.TooLarge");
  }
});

test("a machine that does not respond fails the run, and is logged", async () => {
  await using cloud = await cloudAtMidnight();
  const client = cloud.tat();
  const InvokerId = await newInvoker(client);
  const agent = { isOnline: async () => true, run: () => Promise.reject(new Error("no route to the machine")) };
  Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, agent } });
  const input = { Content: base64("uptime"), InstanceIds: [one] };
  expect(await codeOf(client.RunCommand(input))).toBe("FailedOperation.LighthouseError");
  const CommandId = await newCommand(client, "uptime -s");
  const invoke = client.InvokeCommand({ CommandId, InstanceIds: [one] });
  expect(await codeOf(invoke)).toBe("FailedOperation.LighthouseError");
  await setTime(cloud, "2094-01-03T20:30:00Z");
  expect(await runs(client, InvokerId)).toEqual([["2094-01-03T18:00:00Z", "FAILED"]]);
  expect(cloud.log.lines.some(({ event }) => event === "command")).toBe(true);
});
