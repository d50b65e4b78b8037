import { describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { instance } from "../world/worlds.ts";
import { base64, cloudWithMachines, one, plain, statusesOf, stopped, tasksOf, two, windows } from "./machines.ts";

type Run = Parameters<ReturnType<TestCloud["tat"]>["RunCommand"]>[0];

const second = 1000;
const uptime = { Content: base64("uptime"), InstanceIds: [one] };

/** Runs a command and returns the id of the invocation. */
async function run(cloud: TestCloud, content: string, more: Partial<Run> = {}): Promise<string> {
  const input = { Content: base64(content), InstanceIds: [one], ...more };
  return (await cloud.tat().RunCommand(input)).InvocationId ?? "";
}

describe("an invocation", () => {
  test("passes through its statuses and returns output and exit code of each instance", async () => {
    await using cloud = await cloudWithMachines();
    const id = await run(cloud, "uptime", { InstanceIds: [two, one], CommandName: "how-long", Description: "since" });
    expect(id).toMatch(/^inv-[0-9a-z]{8}$/);
    expect(await statusesOf(cloud, id)).toEqual(["PENDING", "PENDING", "PENDING"]);
    cloud.clock.advance(second);
    expect(await statusesOf(cloud, id)).toEqual(["DELIVERING", "DELIVERING", "PENDING"]);
    expect((await tasksOf(cloud, id))[0]).toMatchObject({ StartTime: null, EndTime: null });
    cloud.clock.advance(second);
    expect(await statusesOf(cloud, id)).toEqual(["SUCCESS", "SUCCESS", "SUCCESS"]);
    const [task, other] = await tasksOf(cloud, id);
    expect([task?.InstanceId, other?.InstanceId]).toEqual([two, one]);
    expect(task).toMatchObject({
      ...{ InvocationId: id, CommandName: "how-long", InvocationSource: "USER", ErrorInfo: "" },
      InvocationTaskId: expect.stringMatching(/^invt-[0-9a-z]{8}$/),
      TaskResult: { ExitCode: 0, Output: base64("up 3 days\n"), Dropped: 0, OutputUrl: "" },
      CommandDocument: { Content: base64("uptime"), CommandType: "SHELL", Timeout: 60, Username: "root" },
    });
    const { InvocationSet } = await cloud.tat().DescribeInvocations({ InvocationIds: [id] });
    expect(InvocationSet?.[0]).toMatchObject({
      ...{ CommandName: "how-long", Description: "since", InstanceKind: "LIGHTHOUSE", InvocationSource: "USER" },
      ...{ CommandContent: base64("uptime"), Parameters: "", DefaultParameters: "", WorkingDirectory: "/root" },
      EndTime: expect.stringMatching(/Z$/),
    });
  });

  test("fails by exit code, and ends at its timeout", async () => {
    await using cloud = await cloudWithMachines();
    const failing = await run(cloud, "false");
    const late = await run(cloud, "sleep 30", { Timeout: 10 });
    const long = await run(cloud, "sleep 30");
    cloud.clock.advance(3 * second);
    expect(await statusesOf(cloud, failing)).toEqual(["FAILED", "FAILED"]);
    expect((await tasksOf(cloud, failing))[0]?.TaskResult).toMatchObject({ ExitCode: 1, Output: base64("no\n") });
    expect(await statusesOf(cloud, late)).toEqual(["RUNNING", "RUNNING"]);
    cloud.clock.advance(10 * second);
    expect(await statusesOf(cloud, late)).toEqual(["TIMEOUT", "TIMEOUT"]);
    expect((await tasksOf(cloud, late))[0]).toMatchObject({ TaskResult: { ExitCode: -1, Output: "" } });
    expect(await statusesOf(cloud, long)).toEqual(["RUNNING", "RUNNING"]);
    cloud.clock.advance(30 * second);
    expect(await statusesOf(cloud, long)).toEqual(["SUCCESS", "SUCCESS"]);
  });

  test("keeps 24 KB of output and hides it by default", async () => {
    await using cloud = await cloudWithMachines();
    const id = await run(cloud, "flood");
    cloud.clock.advance(3 * second);
    const [task] = await tasksOf(cloud, id);
    expect(plain(task?.TaskResult?.Output)).toHaveLength(24 * 1024);
    expect(task?.TaskResult?.Dropped).toBe(30_000 - 24 * 1024);
    const { InvocationTaskSet: hidden } = await cloud.tat().DescribeInvocationTasks({});
    expect(hidden?.[0]?.TaskResult?.Output).toBe("");
  });

  test("starts as slowly as the pace of the world says", async () => {
    await using cloud = await cloudWithMachines({ pace: { commands: 5 } });
    const id = await run(cloud, "uptime");
    cloud.clock.advance(9 * second);
    expect(await statusesOf(cloud, id)).toEqual(["DELIVERING", "PENDING"]);
    cloud.clock.advance(second);
    expect(await statusesOf(cloud, id)).toEqual(["SUCCESS", "SUCCESS"]);
  });

  test("runs commands of Windows on Windows", async () => {
    await using cloud = await cloudWithMachines();
    const id = await run(cloud, "Get-Date", { CommandType: "POWERSHELL", InstanceIds: [windows] });
    cloud.clock.advance(3 * second);
    expect(await statusesOf(cloud, id)).toEqual(["SUCCESS", "SUCCESS"]);
    const wrong = cloud.tat().RunCommand({ ...uptime, CommandType: "BAT" });
    expect(await codeOf(wrong)).toBe("InvalidParameterValue.AgentUnsupportedCommandType");
    const { CommandId = "" } = await cloud.tat().CreateCommand({ CommandName: "up", Content: base64("uptime") });
    const invoke = cloud.tat().InvokeCommand({ CommandId, InstanceIds: [windows] });
    expect(await codeOf(invoke)).toBe("InvalidParameterValue.AgentUnsupportedCommandType");
  });

  test("is visible only in its account and region", async () => {
    await using cloud = await cloudWithMachines();
    const id = await run(cloud, "uptime");
    const elsewhere = cloud.tat(key(1), "ap-beijing");
    expect((await elsewhere.DescribeInvocations({})).TotalCount).toBe(0);
    expect((await elsewhere.DescribeInvocationTasks({})).TotalCount).toBe(0);
    expect(await codeOf(elsewhere.CancelInvocation({ InvocationId: id }))).toBe("ResourceNotFound.InvocationNotFound");
  });
});

describe("a saved command", () => {
  test("is listed only if it is saved, and can be invoked with other settings", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    await run(cloud, "uptime", { CommandName: "once" });
    expect((await client.DescribeCommands({})).TotalCount).toBe(0);
    const Tags = [{ Key: "team", Value: "ops" }];
    const more = { CommandName: "greet", SaveCommand: true, EnableParameter: true, Tags };
    const DefaultParameters = '{"word": "hello"}';
    const content = "echo {{word}} {{name}}";
    const { CommandId = "" } = await client.RunCommand({
      ...{ Content: base64(content), InstanceIds: [one], DefaultParameters, Parameters: '{"name": "you"}', ...more },
    });
    const [command] = (await client.DescribeCommands({})).CommandSet ?? [];
    expect(command).toMatchObject({ CommandId, CommandName: "greet", Content: base64(content), Tags });
    const settings = { Username: "ubuntu", WorkingDirectory: "/tmp", Timeout: 5, OutputCOSKeyPrefix: "logs" };
    const { InvocationId = "" } = await client.InvokeCommand({ CommandId, InstanceIds: [one], ...settings });
    cloud.clock.advance(3 * second);
    const [task] = await tasksOf(cloud, InvocationId);
    expect(plain(task?.CommandDocument?.Content)).toBe("echo hello {{name}}");
    expect(task?.CommandDocument).toMatchObject({ ...settings, CommandType: "SHELL" });
    expect(plain(task?.TaskResult?.Output)).toBe("hello\n");
    const { InvocationSet = [] } = await client.DescribeInvocations({});
    expect(InvocationSet.map((each) => [plain(each.CommandContent), each.Parameters, each.DefaultParameters])).toEqual([
      [content, "", DefaultParameters],
      [content, '{"name": "you"}', DefaultParameters],
      ["uptime", "", ""],
    ]);
    // Without a name, its id is its name.
    const unnamed = await client.RunCommand({ ...uptime, SaveCommand: true });
    const { CommandSet } = await client.DescribeCommands({ CommandIds: [unnamed.CommandId ?? ""] });
    expect(CommandSet?.[0]?.CommandName).toBe(unnamed.CommandId);
  });

  test("cannot be deleted while it runs", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const { CommandId = "" } = await client.RunCommand({ ...uptime, SaveCommand: true });
    expect(await codeOf(client.DeleteCommand({ CommandId }))).toBe("ResourceUnavailable.CommandInExecuting");
    const several = client.DeleteCommands({ CommandIds: [CommandId] });
    expect(await codeOf(several)).toBe("ResourceUnavailable.CommandInExecuting");
    cloud.clock.advance(3 * second);
    await client.DeleteCommand({ CommandId });
  });
});

describe("a cancelled invocation", () => {
  test("ends at once before its command starts, and stops a running command", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const waiting = await run(cloud, "uptime");
    const running = await run(cloud, "sleep 30");
    await client.CancelInvocation({ InvocationId: waiting });
    expect(await statusesOf(cloud, waiting)).toEqual(["CANCELLED", "CANCELLED"]);
    cloud.clock.advance(3 * second);
    expect(await statusesOf(cloud, waiting)).toEqual(["CANCELLED", "CANCELLED"]);
    await client.CancelInvocation({ InvocationId: running });
    expect(await statusesOf(cloud, running)).toEqual(["CANCELLING", "CANCELLING"]);
    cloud.clock.advance(second);
    expect(await statusesOf(cloud, running)).toEqual(["TERMINATED", "CANCELLED"]);
    const [task] = await tasksOf(cloud, running);
    expect(task?.TaskResult).toMatchObject({ ExitCode: -1, Output: "" });
    expect(task?.ErrorInfo).not.toBe("");
    // Nothing is left to cancel.
    await client.CancelInvocation({ InvocationId: running });
    expect(await statusesOf(cloud, running)).toEqual(["TERMINATED", "CANCELLED"]);
  });

  test("is cancelled in part if only some instances are named", async () => {
    await using cloud = await cloudWithMachines();
    const id = await run(cloud, "uptime", { InstanceIds: [one, two] });
    await cloud.tat().CancelInvocation({ InvocationId: id, InstanceIds: [two] });
    cloud.clock.advance(3 * second);
    expect(await statusesOf(cloud, id)).toEqual(["SUCCESS", "CANCELLED", "PARTIAL_CANCELLED"]);
  });

  test("must exist and have the instances", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const InvocationId = await run(cloud, "uptime");
    const cancel = (input: object) => codeOf(client.CancelInvocation({ InvocationId, ...input }));
    expect(await cancel({ InvocationId: "inv-00000000" })).toBe("ResourceNotFound.InvocationNotFound");
    expect(await cancel({ InvocationId: "x" })).toBe("InvalidParameterValue.InvalidInvocationId");
    expect(await cancel({ InstanceIds: ["x"] })).toBe("InvalidParameterValue.InvalidInstanceId");
    expect(await cancel({ InstanceIds: [two] })).toBe("InvalidParameterValue.InstanceIsNotRelatedToInvocation");
    expect(await cancel({ InstanceIds: Array(101).fill(one) })).toBe("InvalidParameterValue.LimitExceeded");
  });
});

describe("a command is refused on", () => {
  const cases: readonly (readonly [what: string, code: string, input: Partial<Run>])[] = [
    ["a stopped instance", "ResourceUnavailable.InstanceStateNotRunning", { InstanceIds: [one, stopped] }],
    ["an unknown instance", "ResourceNotFound.InstanceNotFound", { InstanceIds: ["lhins-00000000"] }],
    ["an unknown instance of CVM", "ResourceNotFound.InstanceNotFound", { InstanceIds: ["ins-00000000"] }],
    ["an instance of CVM", "ResourceUnavailable.AgentNotInstalled", { InstanceIds: ["ins-mine0001"] }],
    ["instances of two products", "InvalidParameterValue.InconsistentInstance", { InstanceIds: [one, "ins-mine0001"] }],
    ["an invalid id", "InvalidParameterValue.InvalidInstanceId", { InstanceIds: ["x"] }],
    ["too many instances", "InvalidParameterValue.LimitExceeded", { InstanceIds: Array(201).fill(one) }],
    ["a repeated instance", "InvalidParameterValue", { InstanceIds: [one, one] }],
    ["no instance", "InvalidParameterValue", { InstanceIds: [] }],
  ];
  test.each(cases)("%s", async (_, code, input) => {
    await using cloud = await cloudWithMachines({ instances: [instance("ins-mine0001")] });
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand({ CommandName: "up", Content: base64("uptime") });
    expect(await codeOf(client.RunCommand({ ...uptime, ...input }))).toBe(code);
    expect(await codeOf(client.InvokeCommand({ CommandId, InstanceIds: [], ...input }))).toBe(code);
    expect((await client.DescribeInvocations({})).TotalCount).toBe(0);
  });

  test("an instance for which the world has no response", async () => {
    await using cloud = await cloudWithMachines();
    await using offline = await cloudWithMachines({ commands: [] });
    for (const each of [cloud, offline]) {
      const client = each.tat();
      const { CommandId = "" } = await client.CreateCommand({ CommandName: "other", Content: base64("other") });
      const { code, message } = await refusalOf(client.InvokeCommand({ CommandId, InstanceIds: [one] }));
      expect(code).toBe("ResourceUnavailable.AgentStatusNotOnline");
      expect(message).toContain("`commands`");
      const run = client.RunCommand({ ...uptime, Content: base64("other") });
      expect(await codeOf(run)).toBe("ResourceUnavailable.AgentStatusNotOnline");
    }
  });

  test("Lighthouse in a region without it", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat(key(1), "na-toronto");
    expect(await codeOf(client.RunCommand(uptime))).toBe("ResourceUnavailable.LighthouseUnsupportedRegion");
    const { CommandId = "" } = await client.CreateCommand({ CommandName: "up", Content: base64("uptime") });
    const invoke = client.InvokeCommand({ CommandId, InstanceIds: [one] });
    expect(await codeOf(invoke)).toBe("ResourceUnavailable.LighthouseUnsupportedRegion");
  });
});

const tooMany = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, ""]));

describe("custom parameters are refused with", () => {
  test.each([
    ["InvalidParameterValue.ParameterInvalidJsonFormat", "{"],
    ["InvalidParameterValue.ParameterKeyContainsInvalidChar", '{"a b": "1"}'],
    ["InvalidParameterValue.ParameterKeyDuplicated", '{"a": "1", "a": "2"}'],
    ["InvalidParameterValue.ParameterKeyLenExceeded", JSON.stringify({ ["a".repeat(65)]: "1" })],
    ["InvalidParameterValue.ParameterNumberExceeded", JSON.stringify(tooMany)],
    ["InvalidParameterValue.ParameterValueNotString", '{"a": 1}'],
    ["InvalidParameterValue.LackOfParameterInfo", undefined],
  ])("%s", async (code, Parameters) => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const command = { Content: base64("echo {{a}}"), EnableParameter: true };
    const { CommandId = "" } = await client.CreateCommand({ CommandName: "echo", ...command });
    const values = Parameters === undefined ? {} : { Parameters };
    expect(await codeOf(client.RunCommand({ ...command, InstanceIds: [one], ...values }))).toBe(code);
    expect(await codeOf(client.InvokeCommand({ CommandId, InstanceIds: [one], ...values }))).toBe(code);
  });

  test("ParameterDisabled if the command has none", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand({ CommandName: "up", Content: base64("uptime") });
    const Parameters = '{"a": "1"}';
    const invoke = client.InvokeCommand({ CommandId, InstanceIds: [one], Parameters });
    expect(await codeOf(invoke)).toBe("InvalidParameterValue.ParameterDisabled");
    expect(await codeOf(client.RunCommand({ ...uptime, Parameters }))).toBe("InvalidParameterValue.ParameterDisabled");
    const defaults = client.RunCommand({ ...uptime, DefaultParameters: Parameters });
    expect(await codeOf(defaults)).toBe("InvalidParameterValue.SupportParametersOnlyIfEnableParameter");
  });
});

describe("the settings of a command are refused with", () => {
  const shared: readonly (readonly [code: string, input: Partial<Run>])[] = [
    ["InvalidParameterValue.InvalidOutputCOSBucketUrl", { OutputCOSBucketUrl: "https://example.com" }],
    ["InvalidParameterValue.InvalidOutputCOSKeyPrefix", { OutputCOSKeyPrefix: "a//b" }],
    ["InvalidParameterValue.InvalidWorkingDirectory", { WorkingDirectory: "C:\\" }],
  ];
  const ofRun: typeof shared = [
    ["InvalidParameterValue.CommandContentInvalid", { Content: "?" }],
    ["InvalidParameterValue.TooLong", { Description: "x".repeat(121) }],
    ["InvalidParameterValue.InvalidCommandName", { CommandName: "?" }],
    ["InvalidParameterValue.CommandNameDuplicated", { CommandName: "taken", SaveCommand: true }],
    ["InvalidParameterValue.InvalidUsername", { Username: "a:b" }],
    ["InvalidParameterValue.Range", { Timeout: 86_401 }],
  ];
  test("the published codes", async () => {
    await using cloud = await cloudWithMachines();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand({ CommandName: "taken", Content: base64("uptime") });
    for (const [code, input] of [...shared, ...ofRun]) {
      expect(await codeOf(client.RunCommand({ ...uptime, ...input }))).toBe(code);
    }
    const invoke = (input: object) => codeOf(client.InvokeCommand({ CommandId, InstanceIds: [one], ...input }));
    for (const [code, input] of shared) expect(await invoke(input)).toBe(code);
    expect(await invoke({ Username: "a:b" })).toBe("InvalidParameter.InvalidUsername");
    expect(await invoke({ Timeout: 0 })).toBe("InvalidParameterValue");
    expect(await invoke({ CommandId: "x" })).toBe("InvalidParameterValue.InvalidCommandId");
    expect(await invoke({ CommandId: "cmd-00000000" })).toBe("ResourceNotFound.CommandNotFound");
    const row = await cloud.cloud.db.selectFrom("tat_commands").selectAll().executeTakeFirstOrThrow();
    const rows = Array.from({ length: 499 }, (_, n) => ({ ...row, id: `cmd-${n}`, name: `n${n}` }));
    await cloud.cloud.db.insertInto("tat_commands").values(rows).execute();
    const full = client.RunCommand({ ...uptime, SaveCommand: true });
    expect(await codeOf(full)).toBe("ResourceUnavailable.UserHasNoQuotaCode");
  });
});

test("invocations and tasks are listed newest first, by filters and in pages", async () => {
  await using cloud = await cloudWithMachines();
  const client = cloud.tat();
  const first = await client.RunCommand({ ...uptime, InstanceIds: [one, two] });
  const last = await client.RunCommand(uptime);
  const invocations = async (input: object) =>
    (await client.DescribeInvocations(input)).InvocationSet?.map((each) => each.InvocationId);
  const tasks = async (input: object) =>
    (await client.DescribeInvocationTasks(input)).InvocationTaskSet?.map((each) => each.InstanceId);
  const by = (Name: string, ...Values: unknown[]) => ({ Filters: [{ Name, Values }] });
  expect(await invocations({})).toEqual([last.InvocationId, first.InvocationId]);
  expect(await invocations({ Offset: 1, Limit: 1 })).toEqual([first.InvocationId]);
  expect(await invocations(by("invocation-id", first.InvocationId))).toEqual([first.InvocationId]);
  expect(await invocations(by("command-id", last.CommandId))).toEqual([last.InvocationId]);
  expect(await invocations(by("command-created-by", "USER"))).toEqual([last.InvocationId, first.InvocationId]);
  expect(await invocations(by("instance-kind", "CVM"))).toEqual([]);
  expect(await tasks({})).toEqual([one, one, two]);
  expect(await tasks({ Offset: 1, Limit: 1 })).toEqual([one]);
  expect(await tasks(by("instance-id", two))).toEqual([two]);
  expect(await tasks(by("invocation-id", first.InvocationId))).toEqual([one, two]);
  expect(await tasks(by("command-id", last.CommandId))).toEqual([one]);
  const [task] = await tasksOf(cloud, first.InvocationId ?? "");
  expect(await tasks({ InvocationTaskIds: [task?.InvocationTaskId] })).toEqual([one]);
  expect(await tasks(by("invocation-task-id", task?.InvocationTaskId))).toEqual([one]);

  const refused = (input: object) => codeOf(client.DescribeInvocations(input));
  const refusedTasks = (input: object) => codeOf(client.DescribeInvocationTasks(input));
  expect(await refused({ InvocationIds: ["x"] })).toBe("InvalidParameterValue.InvalidInvocationId");
  expect(await refused({ InvocationIds: Array(101).fill(first.InvocationId) })).toBe(
    "InvalidParameterValue.LimitExceeded",
  );
  expect(await refused({ InvocationIds: [first.InvocationId], ...by("command-id", "x") })).toBe(
    "InvalidParameter.ConflictParameter",
  );
  expect(await refused(by("other", "x"))).toBe("InvalidParameterValue.InvalidFilter");
  expect(await refused(by("command-id", ..."123456"))).toBe("LimitExceeded.FilterValueExceeded");
  expect(await refusedTasks({ InvocationTaskIds: ["x"] })).toBe("InvalidParameterValue.InvalidInvocationTaskId");
  expect(await refusedTasks({ InvocationTaskIds: [task?.InvocationTaskId], ...by("command-id", "x") })).toBe(
    "InvalidParameter.ConflictParameter",
  );
  expect(await refusedTasks(by("other", "x"))).toBe("InvalidParameterValue.InvalidFilter");
  expect(await refusedTasks({ Limit: 0 })).toBe("InvalidParameterValue");
});
