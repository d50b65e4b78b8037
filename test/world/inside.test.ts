import { describe, expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { Containers } from "#services/lighthouse/docker/rows.ts";
import { activity, container, docker, hex, mcpServer } from "./inside.ts";
import { cloudOf, machine, place } from "./worlds.ts";

const InstanceId = "lhins-dock0001";
const created = "2024-02-03T04:05:06Z";
const web = {
  name: "web",
  image: "nginx:1.27",
  command: "nginx -g 'daemon off;'",
  env: [{ key: "MODE", value: "test" }],
  ports: [{ host: 8080, container: 80 }],
  volumes: [{ container: "/data", host: "/srv" }, { container: "/cache" }],
  restart: "always",
  created,
};

describe("a world with containers and MCP servers", () => {
  test("returns every field of a container", async () => {
    await using cloud = await cloudOf({ lighthouse: { instances: [docker()], containers: [container(1, web)] } });
    const client = cloud.lighthouse();
    const { DockerContainerSet, TotalCount } = await client.DescribeDockerContainers({ InstanceId });
    expect(TotalCount).toBe(1);
    expect(DockerContainerSet?.[0]).toEqual({
      ContainerId: hex(1),
      ContainerName: "web",
      ContainerImage: "nginx:1.27",
      Command: "nginx -g 'daemon off;'",
      Status: expect.stringMatching(/^Up \d+ \w+$/),
      State: "running",
      PublishPortSet: [{ HostPort: 8080, ContainerPort: 80, Ip: "0.0.0.0", Protocol: "tcp" }],
      VolumeSet: [
        { ContainerPath: "/data", HostPath: "/srv" },
        { ContainerPath: "/cache", HostPath: "" },
      ],
      CreatedTime: created,
    });
    const query = { InstanceId, ContainerId: hex(1) };
    const { ContainerConfiguration } = await client.DescribeDockerContainerConfiguration(query);
    const expected = { ContainerName: "web", RestartPolicy: "always", Envs: [{ Key: "MODE", Value: "test" }] };
    expect(ContainerConfiguration).toMatchObject(expected);
  });

  test("runs the containers of running instances, unless they were stopped", async () => {
    const instances = [docker(), docker({ id: "lhins-dock0002", state: "STOPPED" })];
    const off = { instance: "lhins-dock0002", restart: "unless-stopped" };
    const containers = [
      container(1, { name: "nameless" }),
      container(2),
      container(3, { state: "exited", restart: "unless-stopped" }),
      container(4, { state: "created" }),
      container(5, off),
      container(6, { ...off, state: "exited" }),
    ];
    await using cloud = await cloudOf({ lighthouse: { instances, containers }, pace: { operations: 0 } });
    const client = cloud.lighthouse();
    const readStates = async (InstanceId: string) => {
      const { DockerContainerSet = [] } = await client.DescribeDockerContainers({ InstanceId });
      return Object.fromEntries(DockerContainerSet.map((one) => [one.ContainerId, one.State]));
    };
    const first = { [hex(1)]: "running", [hex(2)]: "running", [hex(3)]: "exited", [hex(4)]: "created" };
    expect(await readStates(InstanceId)).toEqual(first);
    const rows = new Containers({ ...cloud.cloud, ...place });
    const states = (await rows.on("lhins-dock0002")).map(({ state, held }) => [state, held]);
    expect(states).toEqual([
      ["exited", 0],
      ["exited", 1],
    ]);
    await client.StartInstances({ InstanceIds: ["lhins-dock0002"] });
    expect(await readStates("lhins-dock0002")).toEqual({ [hex(5)]: "running", [hex(6)]: "exited" });
  });

  test("generates a unique name for a container without a name", async () => {
    const same = (parts: object) => ({ ...container(1), ...parts });
    const plain = { lighthouse: { instances: [docker()], containers: [same({})] } };
    const namesIn = async (parts: typeof plain) => {
      await using cloud = await cloudOf(parts);
      const { DockerContainerSet = [] } = await cloud.lighthouse().DescribeDockerContainers({ InstanceId });
      return DockerContainerSet.map((one) => one.ContainerName ?? "");
    };
    const [name = ""] = await namesIn(plain);
    expect(name).toMatch(/^[a-z]+_[a-z]+$/);
    const containers = [same({}), same({ id: hex(0x10) }), container(3, { name })];
    const names = await namesIn({ lighthouse: { instances: [docker()], containers } });
    expect(new Set(names).size).toBe(3);
    expect(names).toContain(name);
  });

  test("restores the containers of a snapshot that is applied", async () => {
    const containers = [container(1, { created, restart: "always" }), container(2)];
    const snapshots = [{ ...place, id: "lhsnap-mine0001", instance: InstanceId, created: "2024-03-01T00:00:00Z" }];
    const lighthouse = { instances: [docker({ state: "STOPPED" })], containers, snapshots };
    await using cloud = await cloudOf({ lighthouse, pace: { operations: 0 } });
    const client = cloud.lighthouse();
    await client.ApplyInstanceSnapshot({ InstanceId, SnapshotId: "lhsnap-mine0001" });
    await client.StartInstances({ InstanceIds: [InstanceId] });
    const { DockerContainerSet = [] } = await client.DescribeDockerContainers({ InstanceId });
    expect(DockerContainerSet.map((one) => [one.ContainerId, one.State])).toEqual([[hex(1), "running"]]);
  });

  test("returns the recorded Docker activities", async () => {
    const dockerActivities = [
      activity(1, { name: "StopDockerContainers", containers: [hex(1)], output: "done\n", created }),
      activity(2, { failed: true, created: "2024-03-01T00:00:00Z", ended: "2024-03-01T00:00:09Z" }),
      activity(3),
    ];
    await using cloud = await cloudOf({ lighthouse: { instances: [docker()], dockerActivities } });
    const { DockerActivitySet } = await cloud.lighthouse().DescribeDockerActivities({ InstanceId });
    expect(DockerActivitySet).toEqual([
      expect.objectContaining({ ActivityId: "lhda-once0003", ActivityState: "SUCCESS" }),
      {
        ActivityId: "lhda-once0002",
        ActivityName: "RunDockerContainer",
        ActivityState: "FAILED",
        ActivityCommandOutput: "",
        ContainerIds: [],
        CreatedTime: "2024-03-01T00:00:00Z",
        EndTime: "2024-03-01T00:00:09Z",
      },
      {
        ActivityId: "lhda-once0001",
        ActivityName: "StopDockerContainers",
        ActivityState: "SUCCESS",
        ActivityCommandOutput: Buffer.from("done\n").toString("base64"),
        ContainerIds: [hex(1)],
        CreatedTime: created,
        EndTime: created,
      },
    ]);
  });

  test("returns MCP servers with masked secrets", async () => {
    const parts = {
      name: "time",
      command: "uvx mcp-server-time",
      about: "Tells the time.",
      env: [{ key: "SECRET", value: "hidden" }, { key: "EMPTY" }],
      transport: "SSE",
      created,
    };
    const mcpServers = [mcpServer(1, parts), mcpServer(2, { state: "STOPPED" }), mcpServer(3, { state: "ENV_ERROR" })];
    await using cloud = await cloudOf({ lighthouse: { instances: [docker()], mcpServers }, pace: { operations: 0 } });
    const client = cloud.lighthouse();
    const readStates = async () => (await client.DescribeMcpServers({ InstanceId })).McpServerSet ?? [];
    const [second, third, first] = await readStates();
    expect([second?.State, third?.State]).toEqual(["STOPPED", "ENV_ERROR"]);
    expect(first).toMatchObject({
      McpServerId: "lhms-once0001",
      Name: "time",
      Command: Buffer.from(parts.command).toString("base64"),
      Description: "Tells the time.",
      State: "RUNNING",
      ServerUrl: expect.stringMatching(/\/lhms-once0001\/sse$/),
      EnvSet: [
        { Key: "SECRET", Value: "**********" },
        { Key: "EMPTY", Value: "**********" },
      ],
      TransportType: "SSE",
      CreatedTime: created,
      UpdatedTime: created,
    });
    await client.StartMcpServers({ InstanceId, McpServerIds: ["lhms-once0002", "lhms-once0003"] });
    expect((await readStates()).map((one) => one.State)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  });

  test("creates containers on the machines in an order without port conflicts", async () => {
    const calls: unknown[][] = [];
    const record = (method: string) => [method, async (...given: unknown[]) => void calls.push([method, ...given])];
    const recorded = Object.fromEntries(["create", "start", "stop"].map(record));
    const serve = async (...given: unknown[]) => {
      calls.push(["serve", ...given]);
      return [];
    };
    const ports = [{ host: 80, container: 80 }];
    const lighthouse = {
      instances: [docker(), machine("lhins-mine0001")],
      containers: [
        container(1, { name: "now", ports }),
        container(2, { name: "before", ports, state: "exited" }),
        container(3, { name: "never", ports, state: "created" }),
      ],
      mcpServers: [
        mcpServer(1, { env: [{ key: "K", value: "v" }], instance: "lhins-mine0001" }),
        mcpServer(2, { state: "STOPPED" }),
      ],
    };
    const dockerMachines = { ...simulatedMachines.docker, ...recorded };
    await using _ = await cloudOf(
      { lighthouse },
      { machines: { ...simulatedMachines, docker: dockerMachines, serve } },
    );
    const plan = expect.objectContaining({ image: "nginx", ports: [expect.objectContaining({ host: 80 })] });
    expect(calls).toEqual([
      ["create", InstanceId, hex(2), "before", plan],
      ["start", InstanceId, hex(2)],
      ["stop", InstanceId, hex(2)],
      ["create", InstanceId, hex(1), "now", plan],
      ["start", InstanceId, hex(1)],
      ["create", InstanceId, hex(3), "never", plan],
      [
        "serve",
        "lhins-mine0001",
        [
          {
            id: "lhms-once0001",
            run: expect.any(String),
            command: "npx -y server",
            environment: { K: "v" },
            transport: "STREAMABLE_HTTP",
            path: "/lhms-once0001/mcp",
          },
        ],
      ],
    ]);
  });
});
