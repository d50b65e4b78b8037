import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { encoded, memory, runDueWork, runningMcpServer, states } from "./mcpServers.ts";

const invalid = "InvalidParameterValue";
const wrongState = "UnsupportedOperation.InvalidInstanceState";
const busyInstance = "UnsupportedOperation.LatestOperationUnfinished";
const batchActions = ["StartMcpServers", "StopMcpServers", "RestartMcpServers", "RemoveMcpServers"] as const;
const unknown = "lhms-00000000";

/** A Windows blueprint of the catalogue, and a bundle that is large enough for it. */
const windows = { BlueprintId: "lhbp-4286aomh", BundleId: "bundle2022_gen_03" };

test("CreateMcpServer and ModifyMcpServer reject settings that exceed their limits", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const McpServerId = await runningMcpServer(cloud, InstanceId);
  const Value = "x".repeat(1025);
  const wrong: readonly object[] = [
    { Name: "" },
    { Name: "名".repeat(65) },
    { Command: "not base64!" },
    { Command: "" },
    { Command: encoded("x".repeat(1540)) },
    { Description: "x".repeat(2049) },
    { TransportType: "STDIO" },
  ];
  const wrongEnvs: readonly object[] = [
    { Envs: [{ Key: "", Value: "x" }] },
    { Envs: [{ Key: "A=B", Value: "x" }] },
    { Envs: [{ Key: "x".repeat(129) }] },
    { Envs: [{ Key: "A", Value }] },
    { Envs: [{ Key: "A", Value: "\0" }] },
    { Envs: Array.from({ length: 11 }, (_, index) => ({ Key: `K${index}` })) },
  ];
  const create = (more: object) => codeOf(client.CreateMcpServer({ InstanceId, ...memory, ...more }));
  const modify = (more: object) => codeOf(client.ModifyMcpServer({ InstanceId, McpServerId, ...more }));
  for (const more of [...wrong, ...wrongEnvs]) expect(await create(more)).toBe(invalid);
  for (const more of wrong) expect(await modify(more)).toBe(invalid);
  for (const more of wrongEnvs) expect(await modify(more)).toBe("InvalidParameterValue.McpServerEnvInvalid");
  const { TotalCount } = await client.DescribeMcpServers({ InstanceId });
  expect(TotalCount).toBe(1);
  const longest = { Name: "名".repeat(64), Command: encoded("x".repeat(1536)), Description: "x".repeat(2048) };
  await client.CreateMcpServer({ InstanceId, ...longest, Envs: [{ Key: "x".repeat(128), Value: "x".repeat(1024) }] });
});

test("secrets are masked in errors, logs and operations, and the mask is rejected as a value", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const Envs = [{ Key: "A", Value: "hush".repeat(300) }];
  const { code, message } = await refusalOf(client.CreateMcpServer({ InstanceId, ...memory, Envs }));
  expect([code, message]).toEqual([
    invalid,
    "The value `**********` specified in the parameter `Envs.0.Value` is not valid.",
  ]);
  const McpServerId = await runningMcpServer(cloud, InstanceId, { Envs: [{ Key: "A", Value: "hush" }] });
  const listed = (await client.DescribeMcpServers({ InstanceId })).McpServerSet?.[0]?.EnvSet ?? [];
  const error = await refusalOf(client.ModifyMcpServer({ InstanceId, McpServerId, Envs: listed }));
  expect(error.code).toBe("InvalidParameterValue.McpServerEnvInvalid");
  expect(error.message).toContain("Envs.0.Value");
  await client.RemoveMcpServers({ InstanceId, McpServerIds: [McpServerId] });
  cloud.clock.advance(1000);
  await runDueWork(cloud);
  // Reads the database: no call lists stored operations.
  const operations = await cloud.cloud.db.selectFrom("operations").selectAll().execute();
  expect(JSON.stringify([cloud.log.lines, operations])).not.toContain("hush");
});

describe("a call for several servers", () => {
  test("changes nothing if one server is missing or busy", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const one = await runningMcpServer(cloud, InstanceId);
    const two = await runningMcpServer(cloud, InstanceId);
    const onOtherInstance = await runningMcpServer(cloud, await bought(cloud));
    for (const action of batchActions) {
      const McpServerIds = [one, unknown, onOtherInstance];
      const { code, message } = await refusalOf(client[action]({ InstanceId, McpServerIds }));
      expect(code).toBe("ResourceNotFound.McpServersPartialNotFound");
      expect(message).toContain(`${unknown}, ${onOtherInstance}`);
    }
    await client.RestartMcpServers({ InstanceId, McpServerIds: [two] });
    for (const action of batchActions) {
      const { code, message } = await refusalOf(client[action]({ InstanceId, McpServerIds: [one, two] }));
      expect(code).toBe("UnsupportedOperation.McpServerLatestOperationUnfinished");
      expect(message).toContain(two);
    }
    expect(await codeOf(client.ModifyMcpServer({ InstanceId, McpServerId: two, Name: "x" }))).toBe(busyInstance);
    expect(await states(cloud, InstanceId, one, two)).toEqual(["RUNNING", "RESTARTING"]);
  });

  test("accepts one to ten different ids", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const many = Array.from({ length: 11 }, (_, index) => `lhms-0000000${index.toString(36)}`);
    for (const action of batchActions) {
      const codeFor = (...McpServerIds: string[]) => codeOf(client[action]({ InstanceId, McpServerIds }));
      const tooMany = action === "RemoveMcpServers" ? invalid : "InvalidParameterValue.TooLarge";
      expect(await codeFor(...many)).toBe(tooMany);
      expect(await codeFor()).toBe(tooMany);
      expect(await codeFor(unknown, unknown)).toBe(invalid);
      expect(await codeFor("lhms-1")).toBe(invalid);
    }
    const list = (McpServerIds: string[]) => codeOf(client.DescribeMcpServers({ InstanceId, McpServerIds }));
    expect(await list(many)).toBe("InvalidParameterValue.McpServerListTooLarge");
    expect(await list([unknown])).toBe("ResourceNotFound.McpServerNotFound");
    expect(await codeOf(client.ModifyMcpServer({ InstanceId, McpServerId: unknown }))).toBe(
      "ResourceNotFound.McpServerNotFound",
    );
  });
});

describe("the instance of a server", () => {
  test("must exist and run Linux", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud, windows);
    const invalidBlueprint = "ResourceUnavailable.BlueprintInvalid";
    expect(await codeOf(client.CreateMcpServer({ InstanceId, ...memory }))).toBe(invalidBlueprint);
    expect(await codeOf(client.DescribeMcpServers({ InstanceId }))).toBe(invalidBlueprint);
    const missing = { InstanceId: "lhins-00000000" };
    expect(await codeOf(client.CreateMcpServer({ ...missing, ...memory }))).toBe("ResourceNotFound.InstanceNotFound");
    expect(await codeOf(client.DescribeMcpServers({ InstanceId: "ins-1" }))).toBe(invalid);
  });

  test("has at most ten servers", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    for (let count = 0; count < 10; count++) await client.CreateMcpServer({ InstanceId, ...memory });
    const { code, message } = await refusalOf(client.CreateMcpServer({ InstanceId, ...memory }));
    expect(code).toBe("InvalidParameterValue.McpServerLimitExceeded");
    expect(message).toContain("10");
    const page = await client.DescribeMcpServers({ InstanceId, Offset: 8, Limit: 5 });
    expect([page.TotalCount, page.McpServerSet?.length]).toEqual([10, 2]);
    expect(await codeOf(client.DescribeMcpServers({ InstanceId, Limit: 101 }))).toBe(invalid);
  });

  test("must run, and must be idle for all calls except CreateMcpServer", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { InstanceIdSet: [InstanceId = ""] = [] } = await client.CreateInstances({
      BundleId: "bundle2022_gen_01",
      BlueprintId: "lhbp-mxml4cnq",
      InstanceChargePrepaid: { Period: 1 },
    });
    const calls = (McpServerId: string) => [
      () => client.DescribeMcpServers({ InstanceId }),
      () => client.ModifyMcpServer({ InstanceId, McpServerId, Name: "x" }),
      ...batchActions.map((action) => () => client[action]({ InstanceId, McpServerIds: [McpServerId] })),
    ];
    const create = () => client.CreateMcpServer({ InstanceId, ...memory });
    // While the instance is being created, its state does not support the calls.
    for (const call of [create, ...calls(unknown)]) expect(await codeOf(call())).toBe(wrongState);
    cloud.clock.advance(1000);
    const id = await runningMcpServer(cloud, InstanceId);
    await client.CreateInstanceSnapshot({ InstanceId });
    for (const call of calls(id)) expect(await codeOf(call())).toBe(busyInstance);
    await create();
    cloud.clock.advance(1000);
    await client.StopInstances({ InstanceIds: [InstanceId] });
    for (const call of calls(id)) expect(await codeOf(call())).toBe(busyInstance);
    expect(await codeOf(create())).toBe(wrongState);
    cloud.clock.advance(1000);
    const [list, ...changes] = calls(id);
    await list?.();
    for (const call of [create, ...changes]) expect(await codeOf(call())).toBe(wrongState);
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    for (const call of [create, ...calls(id)]) expect(await codeOf(call())).toBe(wrongState);
  });
});
