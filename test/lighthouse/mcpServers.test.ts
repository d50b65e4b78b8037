import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance } from "./bought.ts";
import { encoded, memory, recordMcpServerCalls, runDueWork, runningMcpServer, servers, states } from "./mcpServers.ts";
import { taken } from "./snapshots.ts";

const secret = "a-secret-key";
const Envs = [
  { Key: "API_KEY", Value: secret },
  { Key: "EMPTY", Value: "" },
];

describe("an MCP server", () => {
  test("can be created, restarted, stopped, started and removed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud, { InstanceName: "tools" });
    const serverCalls = await recordMcpServerCalls(cloud);
    const { McpServerId = "" } = await client.CreateMcpServer({ InstanceId, ...memory, Description: "notes", Envs });
    expect(McpServerId).toMatch(/^lhms-[0-9a-z]{8}$/);
    const address = (await instance(cloud, InstanceId))?.PublicAddresses?.[0];
    const ServerUrl = `http://${address}/${McpServerId}/mcp`;
    const { McpServerSet, ...about } = await client.DescribeMcpServers({ InstanceId, McpServerIds: [McpServerId] });
    expect(about).toMatchObject({ InstanceId, InstanceName: "tools", TotalCount: 1 });
    expect(McpServerSet?.[0]).toEqual({
      McpServerId,
      Name: "memory",
      McpServerType: "PUBLIC_PACKAGE",
      IconUrl: "",
      Command: memory.Command,
      State: "PENDING",
      ServerUrl,
      Config: JSON.stringify({ mcpServers: { memory: { url: ServerUrl } } }),
      Description: "notes",
      CreatedTime: expect.stringMatching(/Z$/),
      UpdatedTime: McpServerSet?.[0]?.CreatedTime ?? "",
      EnvSet: [
        { Key: "API_KEY", Value: "**********" },
        { Key: "EMPTY", Value: "**********" },
      ],
      TransportType: "STREAMABLE_HTTP",
    });
    expect(serverCalls).toEqual([]);
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["RUNNING"]);
    const plan = {
      id: McpServerId,
      command: "npx -y @modelcontextprotocol/server-memory",
      environment: { API_KEY: secret, EMPTY: "" },
      transport: "STREAMABLE_HTTP" as const,
      path: `/${McpServerId}/mcp`,
    };
    expect(serverCalls).toMatchObject([[plan]]);

    const request = { InstanceId, McpServerIds: [McpServerId] };
    for (const [action, during, after] of [
      ["RestartMcpServers", "RESTARTING", "RUNNING"],
      ["RestartMcpServers", "RESTARTING", "RUNNING"],
      ["StopMcpServers", "STOPPING", "STOPPED"],
      ["StartMcpServers", "STARTING", "RUNNING"],
      ["RemoveMcpServers", "REMOVING", undefined],
    ] as const) {
      await client[action](request);
      expect(await states(cloud, InstanceId, McpServerId)).toEqual([during]);
      cloud.clock.advance(1000);
      expect(await states(cloud, InstanceId, McpServerId)).toEqual([after]);
    }
    expect(serverCalls.map((wanted) => wanted.length)).toEqual([1, 1, 1, 0, 1, 0]);
    const runs = serverCalls.flatMap((wanted) => wanted.map((one) => one.run));
    expect(new Set(runs).size).toBe(4);
    expect((await instance(cloud, InstanceId))?.LatestOperation).toBe("CreateInstances");
  });

  test("keeps running while another server is created or stopped", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const one = await runningMcpServer(cloud, InstanceId);
    const serverCalls = await recordMcpServerCalls(cloud);
    const two = await runningMcpServer(cloud, InstanceId, { Name: "two" });
    expect((await servers(cloud, InstanceId)).map((each) => each.McpServerId)).toEqual([two, one]);
    expect(serverCalls.map((wanted) => wanted.map(({ id }) => id))).toEqual([[two, one]]);
    await client.StopMcpServers({ InstanceId, McpServerIds: [one] });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, one, two)).toEqual(["STOPPED", "RUNNING"]);
    expect(serverCalls[1]).toEqual((serverCalls[0] ?? []).filter(({ id }) => id === two));
  });

  test("is LAUNCH_FAILED if its first start fails, and can be modified or removed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const blank = await runningMcpServer(cloud, InstanceId, { Command: encoded(" ") });
    const removed = await runningMcpServer(cloud, InstanceId, { Command: encoded(" ") });
    expect(await states(cloud, InstanceId, blank, removed)).toEqual(["LAUNCH_FAILED", "LAUNCH_FAILED"]);
    expect(cloud.log.lines.filter((line) => line.level === "error")).toHaveLength(2);
    await client.ModifyMcpServer({ InstanceId, McpServerId: blank, Command: memory.Command });
    await client.RemoveMcpServers({ InstanceId, McpServerIds: [removed] });
    expect(await states(cloud, InstanceId, blank, removed)).toEqual(["PENDING", "REMOVING"]);
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, blank, removed)).toEqual(["RUNNING", undefined]);
  });

  test("is ENV_ERROR if a later start fails, without blocking other servers", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const ids = [
      await runningMcpServer(cloud, InstanceId),
      await runningMcpServer(cloud, InstanceId),
      await runningMcpServer(cloud, InstanceId),
    ];
    const [one = "", two = "", three = ""] = ids;
    await client.StopMcpServers({ InstanceId, McpServerIds: [three] });
    cloud.clock.advance(1000);
    await recordMcpServerCalls(cloud, [two]);
    // The third server is stopped, so the call skips it.
    await client.RestartMcpServers({ InstanceId, McpServerIds: ids });
    expect(await states(cloud, InstanceId, one, two, three)).toEqual(["RESTARTING", "RESTARTING", "STOPPED"]);
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, one, two, three)).toEqual(["RUNNING", "ENV_ERROR", "STOPPED"]);
    // The first server runs, so the call skips it.
    await client.StartMcpServers({ InstanceId, McpServerIds: ids });
    expect(await states(cloud, InstanceId, one, two, three)).toEqual(["RUNNING", "STARTING", "STARTING"]);
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, one, two, three)).toEqual(["RUNNING", "ENV_ERROR", "RUNNING"]);
    await recordMcpServerCalls(cloud);
    await client.RestartMcpServers({ InstanceId, McpServerIds: [two] });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, two)).toEqual(["RUNNING"]);
  });

  test("is UNKNOWN if the call that stops it on the machine fails", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const McpServerId = await runningMcpServer(cloud, InstanceId);
    await runDueWork(cloud);
    const { machines } = cloud.cloud;
    const failingMachines = { ...machines, serve: () => Promise.reject(new Error("the machine does not respond")) };
    Object.assign(cloud.cloud, { machines: failingMachines });
    await client.StopMcpServers({ InstanceId, McpServerIds: [McpServerId] });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["UNKNOWN"]);
    expect(await codeOf(client.ModifyMcpServer({ InstanceId, McpServerId, Name: "new" }))).toBe(
      "FailedOperation.McpServerOperationFailed",
    );
    expect((await servers(cloud, InstanceId))[0]?.Name).toBe("memory");
    Object.assign(cloud.cloud, { machines });
    await client.StopMcpServers({ InstanceId, McpServerIds: [McpServerId] });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["STOPPED"]);
  });
});

describe("ModifyMcpServer", () => {
  test("restarts a running server and keeps omitted settings", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const McpServerId = await runningMcpServer(cloud, InstanceId, { Envs, Description: "old" });
    const serverCalls = await recordMcpServerCalls(cloud);
    cloud.clock.advance(5000);
    await client.ModifyMcpServer({ InstanceId, McpServerId, Name: "新", TransportType: "SSE" });
    cloud.clock.advance(1000);
    const [one] = await servers(cloud, InstanceId);
    const url = `http://${(await instance(cloud, InstanceId))?.PublicAddresses?.[0]}/${McpServerId}/sse`;
    expect(one).toMatchObject({
      Name: "新",
      State: "RUNNING",
      Description: "old",
      TransportType: "SSE",
      ServerUrl: url,
      Config: JSON.stringify({ mcpServers: { 新: { url } } }),
      EnvSet: [{ Key: "API_KEY" }, { Key: "EMPTY" }],
    });
    expect(Date.parse(one?.UpdatedTime ?? "")).toBeGreaterThan(Date.parse(one?.CreatedTime ?? ""));
    expect(serverCalls[0]?.[0]).toMatchObject({ transport: "SSE", environment: { API_KEY: secret } });

    await client.ModifyMcpServer({ InstanceId, McpServerId, Envs: [{ Key: "OTHER", Value: "1" }, { Key: "BARE" }] });
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["RESTARTING"]);
    cloud.clock.advance(1000);
    await runDueWork(cloud);
    expect(serverCalls[1]?.[0]?.environment).toEqual({ OTHER: "1", BARE: "" });
    await client.ModifyMcpServer({ InstanceId, McpServerId, Envs: [], Description: "" });
    cloud.clock.advance(1000);
    await runDueWork(cloud);
    expect(serverCalls[2]?.[0]?.environment).toEqual({});
    expect((await servers(cloud, InstanceId))[0]).toMatchObject({ EnvSet: [], Description: "" });
  });

  test("leaves a stopped server stopped, and its next start uses the new settings", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const McpServerId = await runningMcpServer(cloud, InstanceId);
    await client.StopMcpServers({ InstanceId, McpServerIds: [McpServerId] });
    cloud.clock.advance(1000);
    const serverCalls = await recordMcpServerCalls(cloud);
    await client.ModifyMcpServer({ InstanceId, McpServerId, Command: encoded("uvx mcp-server-time") });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["STOPPED"]);
    expect(serverCalls).toEqual([]);
    await client.StartMcpServers({ InstanceId, McpServerIds: [McpServerId] });
    cloud.clock.advance(1000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["RUNNING"]);
    expect(serverCalls[0]?.[0]?.command).toBe("uvx mcp-server-time");
  });
});

describe("the servers of an instance", () => {
  test("are STOPPED while the instance is stopped, and those that ran start again with it", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const [runs, rests] = [await runningMcpServer(cloud, InstanceId), await runningMcpServer(cloud, InstanceId)];
    await client.StopMcpServers({ InstanceId, McpServerIds: [rests] });
    cloud.clock.advance(1000);
    const move = async (action: "StopInstances" | "StartInstances") => {
      await client[action]({ InstanceIds: [InstanceId] });
      cloud.clock.advance(1000);
    };
    await move("StopInstances");
    expect(await states(cloud, InstanceId, runs, rests)).toEqual(["STOPPED", "STOPPED"]);
    await move("StartInstances");
    expect(await states(cloud, InstanceId, runs, rests)).toEqual(["RUNNING", "STOPPED"]);
  });

  test("are deleted when the instance is reset, even while they are being created", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    await runningMcpServer(cloud, InstanceId);
    await client.ResetInstance({ InstanceId });
    cloud.clock.advance(1000);
    await runDueWork(cloud);
    cloud.clock.advance(1000);
    expect(await servers(cloud, InstanceId)).toEqual([]);
    await client.CreateMcpServer({ InstanceId, ...memory });
    await client.ResetInstance({ InstanceId });
    cloud.clock.advance(2000);
    expect(await servers(cloud, InstanceId)).toEqual([]);
    expect(cloud.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  test("are deleted when the instance is terminated", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    await runningMcpServer(cloud, InstanceId);
    for (const action of ["IsolateInstances", "TerminateInstances"] as const) {
      await client[action]({ InstanceIds: [InstanceId] });
      cloud.clock.advance(2000);
      await runDueWork(cloud);
    }
    expect(await codeOf(client.DescribeMcpServers({ InstanceId }))).toBe("ResourceNotFound.InstanceNotFound");
    // Reads the database: no call lists the servers of a terminated instance.
    expect(await cloud.cloud.db.selectFrom("mcp_servers").selectAll().execute()).toEqual([]);
  });

  test("are kept when the system disk is rolled back", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({ InstanceId });
    cloud.clock.advance(1000);
    const McpServerId = await runningMcpServer(cloud, InstanceId);
    const serverCalls = await recordMcpServerCalls(cloud);
    await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId });
    cloud.clock.advance(2000);
    expect(await states(cloud, InstanceId, McpServerId)).toEqual(["RUNNING"]);
    expect(serverCalls.map((wanted) => wanted.map(({ id }) => id))).toEqual([[McpServerId]]);
  });

  test("are deleted when the system disk is rolled back to Windows", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud, { BlueprintId: "lhbp-i8g0634g" });
    const SnapshotId = await taken(cloud, InstanceId);
    await client.ResetInstance({ InstanceId, BlueprintId: "lhbp-mxml4cnq" });
    cloud.clock.advance(2000);
    await runningMcpServer(cloud, InstanceId);
    const serverCalls = await recordMcpServerCalls(cloud);
    await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId });
    cloud.clock.advance(2000);
    await runDueWork(cloud);
    expect(serverCalls).toEqual([[]]);
    // Reads the database: no call lists the servers of an instance with Windows.
    expect(await cloud.cloud.db.selectFrom("mcp_servers").selectAll().execute()).toEqual([]);
  });
});

test("an account cannot read or change the servers of another account", async () => {
  await using cloud = await TestCloud.start();
  const InstanceId = await bought(cloud);
  const McpServerId = await runningMcpServer(cloud, InstanceId);
  const otherClient = cloud.lighthouse(key(2));
  const missing = "ResourceNotFound.InstanceNotFound";
  expect(await codeOf(otherClient.DescribeMcpServers({ InstanceId }))).toBe(missing);
  expect(await codeOf(otherClient.CreateMcpServer({ InstanceId, ...memory }))).toBe(missing);
  expect(await codeOf(otherClient.ModifyMcpServer({ InstanceId, McpServerId }))).toBe(missing);
  for (const action of ["StartMcpServers", "StopMcpServers", "RestartMcpServers", "RemoveMcpServers"] as const) {
    expect(await codeOf(otherClient[action]({ InstanceId, McpServerIds: [McpServerId] }))).toBe(missing);
  }
  expect(await states(cloud, InstanceId, McpServerId)).toEqual(["RUNNING"]);
});
