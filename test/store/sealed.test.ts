import { describe, expect, test } from "bun:test";
import { key, TestClock, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { bought } from "../lighthouse/bought.ts";
import { boughtDocker, ran } from "../lighthouse/docker.ts";
import { served, settled } from "../lighthouse/mcpServers.ts";
import { readable } from "./readable.ts";

const Password = "Lantern-and-rock-1";
const token = (name: string) => ({ Key: "TOKEN", Value: `marker-${name}-0123456789` });
const markers = [Password, ...["mcp", "mcp2", "run", "first", "change", "kept"].map((name) => token(name).Value)];

describe("the files of a database", () => {
  test("hold no secret in plain text, while it is used and after, and yet all of it is there", async () => {
    using folder = new Folder();
    const secrets = [...markers, key(1).secretKey, key(101).secretKey];
    const clock = new TestClock();
    let host = "";
    let kept = "";
    let other = "";
    {
      await using cloud = await TestCloud.start({ data: folder.path }, clock);
      const client = cloud.lighthouse();
      const clean = () => expect(readable(folder.path, secrets)).toEqual([]);
      const { SecretKey = "" } = await cloud.cam().AddUser({ Name: "keeper", UseApi: 1 });
      secrets.push(SecretKey);
      host = await boughtDocker(cloud, {
        ...{ LoginConfiguration: { AutoGeneratePassword: "NO", Password }, ClientToken: "once" },
        Containers: [{ ContainerImage: "nginx", Envs: [token("first")] }],
      });
      clean();
      await settled(cloud);
      other = await bought(cloud);
      kept = await ran(cloud, host, { Envs: [token("kept")] });
      await client.RunDockerContainers({
        InstanceId: host,
        Containers: [{ ContainerImage: "nginx", Envs: [token("run")] }],
      });
      clean();
      cloud.clock.advance(60_000);
      const McpServerId = await served(cloud, host, { Envs: [token("mcp")] });
      await client.ModifyMcpServer({ InstanceId: host, McpServerId, Envs: [token("mcp2")] });
      await client.CreateInstanceSnapshot({ InstanceId: host });
      cloud.clock.advance(60_000);
      await settled(cloud);
      await client.ModifyDockerContainer({ InstanceId: host, ContainerId: kept, Envs: [token("change")] });
      await client.ResetInstancesPassword({ InstanceIds: [other], Password });
      const underWay = await cloud.cloud.db.selectFrom("operations").select("action").orderBy("turn").execute();
      expect(underWay.map((row) => row.action)).toEqual(["ModifyDockerContainer", "ResetInstancesPassword"]);
      clean();
    }
    // Whoever looks for what is no secret finds it.
    expect(readable(folder.path, [...secrets, host, "keeper"])).toEqual([host, "keeper"]);
    await using cloud = await TestCloud.start({ data: folder.path }, clock);
    const told: string[][] = [];
    const password = async (...given: [string, string, string]) => void told.push(given);
    Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, password } });
    cloud.clock.advance(60_000);
    const { DockerContainerSet = [] } = await cloud.lighthouse().DescribeDockerContainers({ InstanceId: host });
    expect(told).toEqual([[other, "root", Password]]);
    const values = await Promise.all(
      DockerContainerSet.map(async ({ ContainerId = "" }) => {
        const asked = { InstanceId: host, ContainerId };
        const { ContainerConfiguration } = await cloud.lighthouse().DescribeDockerContainerConfiguration(asked);
        return ContainerConfiguration?.Envs?.[0]?.Value;
      }),
    );
    expect(values.sort()).toEqual([token("change"), token("first"), token("run")].map(({ Value }) => Value).sort());
    const { SnapshotSet = [] } = await cloud.lighthouse().DescribeSnapshots({});
    await cloud.lighthouse().ApplyInstanceSnapshot({ InstanceId: host, SnapshotId: SnapshotSet[0]?.SnapshotId ?? "" });
    cloud.clock.advance(60_000);
    await settled(cloud);
    const back = { InstanceId: host, ContainerId: kept };
    const { ContainerConfiguration } = await cloud.lighthouse().DescribeDockerContainerConfiguration(back);
    expect(ContainerConfiguration?.Envs).toEqual([token("kept")]);
  });

  test("give nothing to who moves a secret into a row of his own", async () => {
    await using cloud = await TestCloud.start();
    const { db } = cloud.cloud;
    const [mine, other] = await Promise.all([1, 2].map((number) => boughtDocker(cloud, {}, key(number))));
    await settled(cloud);
    await ran(cloud, mine ?? "", { Envs: [token("kept")] });
    const row = await db.selectFrom("docker_containers").selectAll().executeTakeFirstOrThrow();
    const moved = { ...row, account: "100000000002", instance_id: other ?? "" };
    await db.insertInto("docker_containers").values(moved).execute();
    const thief = cloud.lighthouse(key(2));
    const asked = { InstanceId: other ?? "", ContainerId: row.id };
    await expect(thief.DescribeDockerContainerConfiguration(asked)).rejects.toMatchObject({ code: "InternalError" });
    const faults = cloud.log.lines.filter((line) => line.level === "error");
    expect(JSON.stringify(faults)).toContain("plan of a row of docker_containers is not sealed with this key");
    expect(JSON.stringify(faults)).not.toContain(token("kept").Value);
  });
});
