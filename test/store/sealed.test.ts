import { describe, expect, test } from "bun:test";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought } from "../lighthouse/bought.ts";
import { boughtDocker, runContainer } from "../lighthouse/docker.ts";
import { runDueWork, runningMcpServer } from "../lighthouse/mcpServers.ts";
import { findReadable } from "./readableTexts.ts";

const Password = "Lantern-and-rock-1";
const token = (name: string) => ({ Key: "TOKEN", Value: `marker-${name}-0123456789` });
const markers = [
  Password,
  ...["mcp", "mcp2", "run", "first", "change", "kept", "tat"].map((name) => token(name).Value),
];

describe("a database with sealed secrets", () => {
  test("has no plain-text secret in its files and returns every secret after a restart", async () => {
    using folder = new Folder();
    const secrets = [...markers, key(1).secretKey, key(101).secretKey];
    const clock = new TestClock();
    let host = "";
    let kept = "";
    let other = "";
    {
      await using cloud = await TestCloud.start({ data: folder.path }, clock);
      const client = cloud.lighthouse();
      const expectSealed = () => expect(findReadable(folder.path, secrets)).toEqual([]);
      const command = { CommandName: "greeting", Content: "dXB0aW1l", EnableParameter: true };
      await cloud.tat().CreateCommand({ ...command, DefaultParameters: JSON.stringify({ word: token("tat").Value }) });
      const { SecretKey = "" } = await cloud.cam().AddUser({ Name: "keeper", UseApi: 1 });
      secrets.push(SecretKey);
      host = await boughtDocker(cloud, {
        ...{ LoginConfiguration: { AutoGeneratePassword: "NO", Password }, ClientToken: "once" },
        Containers: [{ ContainerImage: "nginx", Envs: [token("first")] }],
      });
      expectSealed();
      await runDueWork(cloud);
      other = await bought(cloud);
      kept = await runContainer(cloud, host, { Envs: [token("kept")] });
      await client.RunDockerContainers({
        InstanceId: host,
        Containers: [{ ContainerImage: "nginx", Envs: [token("run")] }],
      });
      expectSealed();
      cloud.clock.advance(60_000);
      const McpServerId = await runningMcpServer(cloud, host, { Envs: [token("mcp")] });
      await client.ModifyMcpServer({ InstanceId: host, McpServerId, Envs: [token("mcp2")] });
      await client.CreateInstanceSnapshot({ InstanceId: host });
      cloud.clock.advance(60_000);
      await runDueWork(cloud);
      await client.ModifyDockerContainer({ InstanceId: host, ContainerId: kept, Envs: [token("change")] });
      await client.ResetInstancesPassword({ InstanceIds: [other], Password });
      const running = await cloud.cloud.db.selectFrom("operations").select("action").orderBy("turn").execute();
      expect(running.map((row) => row.action)).toEqual(["ModifyDockerContainer", "ResetInstancesPassword"]);
      expectSealed();
    }
    // The search works: it finds values that are not secret.
    expect(findReadable(folder.path, [...secrets, host, "keeper"])).toEqual([host, "keeper"]);
    await using cloud = await TestCloud.start({ data: folder.path }, clock);
    const passwords: string[][] = [];
    const password = async (...given: [string, string, string]) => void passwords.push(given);
    Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, password } });
    cloud.clock.advance(60_000);
    const { DockerContainerSet = [] } = await cloud.lighthouse().DescribeDockerContainers({ InstanceId: host });
    expect(passwords).toEqual([[other, "root", Password]]);
    const values = await Promise.all(
      DockerContainerSet.map(async ({ ContainerId = "" }) => {
        const query = { InstanceId: host, ContainerId };
        const { ContainerConfiguration } = await cloud.lighthouse().DescribeDockerContainerConfiguration(query);
        return ContainerConfiguration?.Envs?.[0]?.Value;
      }),
    );
    expect(values.sort()).toEqual([token("change"), token("first"), token("run")].map(({ Value }) => Value).sort());
    const { SnapshotSet = [] } = await cloud.lighthouse().DescribeSnapshots({});
    await cloud.lighthouse().ApplyInstanceSnapshot({ InstanceId: host, SnapshotId: SnapshotSet[0]?.SnapshotId ?? "" });
    cloud.clock.advance(60_000);
    await runDueWork(cloud);
    const restored = { InstanceId: host, ContainerId: kept };
    const { ContainerConfiguration } = await cloud.lighthouse().DescribeDockerContainerConfiguration(restored);
    expect(ContainerConfiguration?.Envs).toEqual([token("kept")]);
  });

  test("does not open a secret that was moved to another account's row", async () => {
    await using cloud = await TestCloud.start();
    const { db } = cloud.cloud;
    const [mine, other] = await Promise.all([1, 2].map((number) => boughtDocker(cloud, {}, key(number))));
    await runDueWork(cloud);
    await runContainer(cloud, mine ?? "", { Envs: [token("kept")] });
    const row = await db.selectFrom("docker_containers").selectAll().executeTakeFirstOrThrow();
    const moved = { ...row, account: "100000000002", instance_id: other ?? "" };
    await db.insertInto("docker_containers").values(moved).execute();
    const attacker = cloud.lighthouse(key(2));
    const query = { InstanceId: other ?? "", ContainerId: row.id };
    await expect(attacker.DescribeDockerContainerConfiguration(query)).rejects.toMatchObject({ code: "InternalError" });
    const errors = cloud.log.lines.filter((line) => line.level === "error");
    expect(JSON.stringify(errors)).toContain("plan of a row of docker_containers is not sealed with this key");
    expect(JSON.stringify(errors)).not.toContain(token("kept").Value);
  });
});
