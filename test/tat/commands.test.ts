import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";

type Tat = ReturnType<TestCloud["tat"]>;
type NewCommand = Parameters<Tat["CreateCommand"]>[0];

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const plain = (text: string | undefined): string => Buffer.from(text ?? "", "base64").toString();
const uptime = { CommandName: "uptime", Content: base64("uptime") };

/** A command with two custom parameters and a default for one of them. */
const greeting = {
  CommandName: "greeting",
  Content: base64("echo {{word}} {{name}}"),
  EnableParameter: true,
  DefaultParameters: '{"word": "hello"}',
};

const tooMany = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, ""]));

/** Invalid custom parameters with the code for each. */
const invalidParameters = {
  "InvalidParameterValue.ParameterInvalidJsonFormat": "[1]",
  "InvalidParameterValue.ParameterKeyContainsInvalidChar": '{"a b": "1"}',
  "InvalidParameterValue.ParameterKeyDuplicated": '{"a": "1", "a": "2"}',
  "InvalidParameterValue.ParameterKeyLenExceeded": JSON.stringify({ ["a".repeat(65)]: "1" }),
  "InvalidParameterValue.ParameterNumberExceeded": JSON.stringify(tooMany),
  "InvalidParameterValue.ParameterValueNotString": '{"a": 1}',
};

/** Values that CreateCommand and ModifyCommand reject, with the code for each. */
const invalid: readonly (readonly [code: string, input: Partial<NewCommand>])[] = [
  ["InvalidParameterValue.CommandContentInvalid", { Content: "not Base64" }],
  ["InvalidParameterValue.CommandContentInvalid", { Content: "" }],
  ["InvalidParameterValue.TooLong", { Content: base64("x".repeat(65_540)) }],
  ["InvalidParameterValue.TooLong", { Description: "x".repeat(121) }],
  ["InvalidParameterValue.CommandNameDuplicated", { CommandName: "taken" }],
  ["InvalidParameterValue.InvalidCommandName", { CommandName: "a b" }],
  ["InvalidParameterValue.InvalidCommandName", { CommandName: "命".repeat(21) }],
  ["InvalidParameterValue.InvalidOutputCOSBucketUrl", { OutputCOSBucketUrl: "http://example.com" }],
  ["InvalidParameterValue.InvalidOutputCOSKeyPrefix", { OutputCOSKeyPrefix: "/logs" }],
  ["InvalidParameterValue.InvalidOutputCOSKeyPrefix", { OutputCOSKeyPrefix: "logs/../other" }],
  ["InvalidParameterValue.InvalidWorkingDirectory", { WorkingDirectory: "relative" }],
  ["InvalidParameterValue.Range", { Timeout: 0 }],
  ["InvalidParameterValue.Range", { Timeout: 86_401 }],
  ["InvalidParameterValue", { CommandType: "PYTHON" }],
  [
    "InvalidParameterValue",
    { DefaultParameters: "{}", DefaultParameterConfs: [{ ParameterName: "a", ParameterValue: "1" }] },
  ],
  ["InvalidParameterValue.SupportParametersOnlyIfEnableParameter", { DefaultParameters: '{"a": "1"}' }],
];

describe("a command", () => {
  test("has the documented defaults, and belongs to its account and region", async () => {
    await using cloud = await TestCloud.start();
    const { CommandId = "" } = await cloud.tat().CreateCommand(uptime);
    expect(CommandId).toMatch(/^cmd-[0-9a-z]{8}$/);
    const { CommandSet = [], TotalCount } = await cloud.tat().DescribeCommands({ CommandIds: [CommandId] });
    expect([TotalCount, CommandSet.length]).toEqual([1, 1]);
    expect(CommandSet[0]).toMatchObject({
      ...uptime,
      ...{ CommandId, CommandType: "SHELL", WorkingDirectory: "/root", Timeout: 60, Username: "root" },
      ...{ Description: "", EnableParameter: false, DefaultParameters: "", DefaultParameterConfs: [] },
      ...{ CreatedBy: "USER", Scenes: [], FormattedDescription: "", Tags: [], OutputCOSBucketUrl: "" },
      CreatedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    for (const other of [cloud.tat(key(2)), cloud.tat(key(1), "ap-beijing")]) {
      expect((await other.DescribeCommands({})).TotalCount).toBe(0);
      expect(await codeOf(other.DeleteCommand({ CommandId }))).toBe("ResourceNotFound.CommandNotFound");
    }
  });

  test("of Windows runs in the agent's directory as System", async () => {
    await using cloud = await TestCloud.start();
    await cloud.tat().CreateCommand({ ...uptime, CommandType: "POWERSHELL" });
    const [command] = (await cloud.tat().DescribeCommands({})).CommandSet ?? [];
    expect([command?.WorkingDirectory, command?.Username]).toEqual([
      "C:\\Program Files\\qcloud\\tat_agent\\workdir",
      "System",
    ]);
  });

  test("changes only in the given parameters, and moves to the default directory of a new type", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand({ ...uptime, Description: "first" });
    cloud.clock.advance(5000);
    const stored = async () => (await client.DescribeCommands({ CommandIds: [CommandId] })).CommandSet?.[0];
    const before = await stored();
    await client.ModifyCommand({ CommandId, CommandName: "uptime", Timeout: 7, OutputCOSKeyPrefix: "a/b" });
    const { UpdatedTime, ...after } = (await stored()) ?? {};
    expect<unknown>(after).toEqual({ ...without(before, "UpdatedTime"), Timeout: 7, OutputCOSKeyPrefix: "a/b" });
    expect(UpdatedTime).not.toBe(before?.UpdatedTime);
    await client.ModifyCommand({ CommandId, CommandType: "BAT" });
    expect((await stored())?.WorkingDirectory).toStartWith("C:");
  });

  test.each(invalid)("is refused with %s", async (code, input) => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    await client.CreateCommand({ ...uptime, CommandName: "taken" });
    const { CommandId = "" } = await client.CreateCommand(uptime);
    expect(await codeOf(client.CreateCommand({ ...uptime, CommandName: "fresh", ...input }))).toBe(code);
    expect(await codeOf(client.ModifyCommand({ CommandId, ...input }))).toBe(code);
    expect((await client.DescribeCommands({})).TotalCount).toBe(2);
  });

  test.each(Object.entries(invalidParameters))("is refused with %s for the defaults %s", async (code, text) => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand(greeting);
    const fresh = { ...greeting, CommandName: "fresh", DefaultParameters: text };
    expect(await codeOf(client.CreateCommand(fresh))).toBe(code);
    expect(await codeOf(client.ModifyCommand({ CommandId, DefaultParameters: text }))).toBe(code);
    expect(await codeOf(client.PreviewReplacedCommandContent({ CommandId, Parameters: text }))).toBe(code);
  });

  test("needs a valid user name", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const code = await codeOf(client.CreateCommand({ ...uptime, Username: "a:b" }));
    expect(code).toBe("InvalidParameterValue.InvalidUsername");
    const { CommandId = "" } = await client.CreateCommand(uptime);
    expect(await codeOf(client.ModifyCommand({ CommandId, Username: "a:b" }))).toBe("InvalidParameterValue");
  });

  test("needs an id of the published form that exists", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const calls = (CommandId: string) => [
      () => client.ModifyCommand({ CommandId, Timeout: 1 }),
      () => client.DeleteCommand({ CommandId }),
      () => client.DeleteCommands({ CommandIds: [CommandId] }),
      () => client.PreviewReplacedCommandContent({ CommandId, Parameters: "{}" }),
    ];
    for (const call of calls("cmd-00000000")) expect(await codeOf(call())).toBe("ResourceNotFound.CommandNotFound");
    for (const call of [...calls("x"), () => client.DescribeCommands({ CommandIds: ["x"] })]) {
      expect(await codeOf(call())).toBe("InvalidParameterValue.InvalidCommandId");
    }
  });

  test("is counted by the quota, which 500 commands use up", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand(uptime);
    const row = await cloud.cloud.db.selectFrom("tat_commands").selectAll().executeTakeFirstOrThrow();
    const rows = Array.from({ length: 499 }, (_, n) => ({ ...row, id: `cmd-${n}`, name: `n${n}` }));
    await cloud.cloud.db.insertInto("tat_commands").values(rows).execute();
    const { GeneralResourceQuotaSet } = await client.DescribeQuotas({ ResourceNames: ["COMMAND", "REGISTER_CODE"] });
    expect(GeneralResourceQuotaSet).toEqual([
      { ResourceName: "COMMAND", ResourceQuotaUsed: 500, ResourceQuotaTotal: 500 },
      { ResourceName: "REGISTER_CODE", ResourceQuotaUsed: 0, ResourceQuotaTotal: 5000 },
    ]);
    const more = { ...uptime, CommandName: "more" };
    expect(await codeOf(client.CreateCommand(more))).toBe("ResourceUnavailable.UserHasNoQuotaCode");
    await cloud.cloud.db.deleteFrom("tat_commands").where("id", "!=", CommandId).execute();
    await client.CreateCommand(more);
    expect(await codeOf(client.DescribeQuotas({ ResourceNames: ["OTHER"] }))).toBe(
      "ResourceUnavailable.InvalidResourceQuotaResourceCode",
    );
  });
});

test("commands are deleted together or not at all", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.tat();
  const one = (await client.CreateCommand(uptime)).CommandId ?? "";
  const two = (await client.CreateCommand(greeting)).CommandId ?? "";
  expect(await codeOf(client.DeleteCommands({ CommandIds: [one, "cmd-00000000"] }))).toBe(
    "ResourceNotFound.CommandNotFound",
  );
  expect((await client.DescribeCommands({})).TotalCount).toBe(2);
  await client.DeleteCommands({ CommandIds: [one, two] });
  expect((await client.DescribeCommands({})).TotalCount).toBe(0);
});

test("commands are listed newest first, by filters and in pages", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.tat();
  const Tags = [{ Key: "team", Value: "ops" }];
  await client.CreateCommand({ ...uptime, CommandName: "first", Tags });
  await client.CreateCommand({ ...uptime, CommandName: "second", CommandType: "BAT" });
  const names = async (input: Parameters<Tat["DescribeCommands"]>[0]) =>
    (await client.DescribeCommands(input)).CommandSet?.map((command) => command.CommandName);
  const filtered = (Name: string, ...Values: string[]) => names({ Filters: [{ Name, Values }] });
  expect(await names({})).toEqual(["second", "first"]);
  expect(await names({ Offset: 1, Limit: 1 })).toEqual(["first"]);
  expect(await filtered("command-name", "first", "third")).toEqual(["first"]);
  expect(await filtered("command-type", "BAT")).toEqual(["second"]);
  expect(await filtered("created-by", "USER")).toEqual(["second", "first"]);
  expect(await filtered("scene-id", "sc-00000000")).toEqual([]);
  for (const [name, value] of [
    ["tag-key", "team"],
    ["tag-value", "ops"],
    ["tag:team", "ops"],
  ] as const) {
    expect(await filtered(name, value)).toEqual(["first"]);
  }
  const [first] =
    (await client.DescribeCommands({ Filters: [{ Name: "tag-key", Values: ["team"] }] })).CommandSet ?? [];
  expect(await filtered("command-id", first?.CommandId ?? "")).toEqual(["first"]);
  const query = { ResourceRegion: "ap-guangzhou", ServiceType: "tat", ResourcePrefix: "command" };
  const ResourceIds = [first?.CommandId ?? ""];
  const { Tags: bound } = await cloud.tag().DescribeResourceTagsByResourceIds({ ...query, ResourceIds });
  expect(bound).toMatchObject([{ TagKey: "team", TagValue: "ops" }]);

  const code = (input: Parameters<Tat["DescribeCommands"]>[0]) => codeOf(client.DescribeCommands(input));
  expect(await code({ Filters: [{ Name: "other", Values: ["x"] }] })).toBe("InvalidParameterValue.InvalidFilter");
  expect(await code({ Filters: [{ Name: "created-by", Values: ["x"] }] })).toBe("InvalidParameterValue.InvalidFilter");
  expect(await code({ CommandIds: ["cmd-00000000"], Filters: [{ Name: "command-id", Values: ["x"] }] })).toBe(
    "InvalidParameter.ConflictParameter",
  );
  expect(await code({ Limit: 101 })).toBe("InvalidParameterValue");
});

describe("a preview", () => {
  test("replaces parameters of a command or a content by values or defaults, and keeps the others", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const { CommandId = "" } = await client.CreateCommand(greeting);
    const preview = async (input: Parameters<Tat["PreviewReplacedCommandContent"]>[0]) =>
      plain((await client.PreviewReplacedCommandContent(input)).ReplacedContent);
    expect(await preview({ CommandId })).toBe("echo hello {{name}}");
    expect(await preview({ CommandId, Parameters: '{"name": "$&", "word": "hi"}' })).toBe("echo hi $&");
    const Content = base64("ls {{a}}\necho {{b}} {{c}}");
    expect(await preview({ Content, Parameters: '{"a": "123"}' })).toBe("ls 123\necho {{b}} {{c}}");
  });

  test("uses defaults with descriptions", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const confs = [{ ParameterName: "word", ParameterValue: "hey", ParameterDescription: "the greeting" }];
    const input = { ...without(greeting, "DefaultParameters"), DefaultParameterConfs: confs };
    const { CommandId = "" } = await client.CreateCommand(input);
    const [command] = (await client.DescribeCommands({})).CommandSet ?? [];
    expect(command).toMatchObject({ DefaultParameterConfs: confs, DefaultParameters: '{"word":"hey"}' });
    const { ReplacedContent } = await client.PreviewReplacedCommandContent({ CommandId });
    expect(plain(ReplacedContent)).toBe("echo hey {{name}}");
    const twice = { CommandId, DefaultParameterConfs: [...confs, ...confs] };
    expect(await codeOf(client.ModifyCommand(twice))).toBe("InvalidParameterValue.ParameterKeyDuplicated");
  });

  test("is refused without parameters, or for a command without them", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.tat();
    const preview = (input: Parameters<Tat["PreviewReplacedCommandContent"]>[0]) =>
      refusalOf(client.PreviewReplacedCommandContent(input)).then(({ code }) => code);
    const disabled = (await client.CreateCommand(uptime)).CommandId ?? "";
    const enabled = { ...without(greeting, "DefaultParameters"), CommandName: "bare" };
    const bare = (await client.CreateCommand(enabled)).CommandId ?? "";
    expect(await preview({})).toBe("MissingParameter");
    expect(await preview({ CommandId: bare, Content: uptime.Content })).toBe("InvalidParameter.ConflictParameter");
    expect(await preview({ Content: uptime.Content })).toBe("InvalidParameterValue.LackOfParameters");
    expect(await preview({ Content: "?" })).toBe("InvalidParameterValue.CommandContentInvalid");
    expect(await preview({ CommandId: bare })).toBe("InvalidParameterValue.LackOfParameterInfo");
    expect(await preview({ CommandId: disabled })).toBe("InvalidParameterValue.ParameterDisabled");
  });
});

test("the regions of TAT are those of CVM, in the requested language", async () => {
  await using cloud = await TestCloud.start();
  const { TotalCount, RegionSet } = await cloud.tat().DescribeRegions();
  expect(TotalCount).toBe(18);
  expect(RegionSet).toContainEqual({ Region: "ap-guangzhou", RegionName: "Guangzhou", RegionState: "AVAILABLE" });
});

/** An object without one of its members. */
function without<T extends object, Name extends keyof T>(object: T | undefined, name: Name): Omit<T, Name> {
  if (!object) throw new Error("the object is missing");
  const { [name]: _, ...rest } = object;
  return rest;
}
