import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { container, docker, hex, mcpServer } from "./inside.ts";
import { account, cloudOf, Folder, machine, place, uin } from "./worlds.ts";

const lighthouse = {
  instances: [machine("lhins-mine0001"), machine("lhins-mine0002")],
  disks: [{ ...place, id: "lhdisk-mine0001", size: 20 }],
};
const InstanceIds = ["lhins-mine0001"];

async function stateOf(cloud: TestCloud, id: string): Promise<string | undefined> {
  const { InstanceSet } = await cloud.lighthouse().DescribeInstances({ InstanceIds: [id] });
  return InstanceSet?.[0]?.InstanceState;
}

async function statesOf(cloud: TestCloud, count: number): Promise<unknown[]> {
  const states: unknown[] = [];
  for (let reads = 0; reads < count; reads++) states.push(await stateOf(cloud, "lhins-mine0001"));
  return states;
}

describe("a transient state", () => {
  test("lasts for the configured number of reads by its account", async () => {
    await using cloud = await cloudOf({ lighthouse, pace: { operations: { reads: 2 } } });
    await cloud.lighthouse().ResetInstancesPassword({ InstanceIds, Password: "Pass-word-1234" });
    cloud.clock.advance(60_000);
    expect(await statesOf(cloud, 5)).toEqual(["STOPPING", "STOPPING", "STARTING", "STARTING", "RUNNING"]);
  });

  test("counts reads of any resource, but no writes", async () => {
    await using cloud = await cloudOf({ lighthouse, pace: { operations: { reads: 2 } } });
    const client = cloud.lighthouse();
    await client.StopInstances({ InstanceIds });
    await client.DescribeDisks({});
    await client.ModifyInstancesAttribute({ InstanceIds: ["lhins-mine0002"], InstanceName: "other" });
    expect(await statesOf(cloud, 2)).toEqual(["STOPPING", "STOPPED"]);
  });

  test("does not count reads by other accounts", async () => {
    const accounts = [account(1), account(2)];
    const instances = [...lighthouse.instances, machine("lhins-your0001", { account: uin(2) })];
    await using cloud = await cloudOf({ accounts, lighthouse: { instances }, pace: { operations: { reads: 1 } } });
    await cloud.lighthouse().StopInstances({ InstanceIds });
    await cloud.lighthouse(key(2)).StopInstances({ InstanceIds: ["lhins-your0001"] });
    for (let reads = 0; reads < 3; reads++) await cloud.lighthouse(key(2)).DescribeInstances({});
    expect(await statesOf(cloud, 2)).toEqual(["STOPPING", "STOPPED"]);
  });

  test("lasts as configured for the kind of resource", async () => {
    const pace = { operations: { instance: { reads: 1 }, disk: 0, others: 5 } };
    await using cloud = await cloudOf({ lighthouse, pace });
    const client = cloud.lighthouse();
    const of = { DiskIds: ["lhdisk-mine0001"] };
    await client.RebootInstances({ InstanceIds });
    await client.AttachDisks({ ...of, InstanceId: "lhins-mine0002" });
    expect(await statesOf(cloud, 2)).toEqual(["REBOOTING", "RUNNING"]);
    expect((await client.DescribeDisks(of)).DiskSet?.[0]?.DiskState).toBe("ATTACHED");
    await client.CreateBlueprint({ BlueprintName: "slow", InstanceId: "lhins-mine0002" });
    await client.StopInstances({ InstanceIds });
    expect(await statesOf(cloud, 2)).toEqual(["STOPPING", "STOPPED"]);
    const blueprint = async () => {
      const { BlueprintSet } = await client.DescribeBlueprints({ Limit: 100 });
      return BlueprintSet?.find((one) => one.DisplayTitle === "slow")?.BlueprintState;
    };
    cloud.clock.advance(4000);
    expect(await blueprint()).toBe("CREATING");
    cloud.clock.advance(1500);
    expect(await blueprint()).toBe("NORMAL");
  });

  test("lasts as configured for disk backups and firewall tasks", async () => {
    const pace = { operations: { diskBackup: 0, firewallTask: 0, others: 100 } };
    const disks = [{ ...place, id: "lhdisk-mine0001", size: 20, backupQuota: 1 }];
    const rules = [{ protocol: "TCP", port: "80" }];
    const firewallTemplates = [{ id: "lhft-mine0001", account: uin(1), name: "web", rules }];
    await using cloud = await cloudOf({ lighthouse: { ...lighthouse, disks, firewallTemplates }, pace });
    const client = cloud.lighthouse();
    await client.CreateDiskBackup({ DiskId: "lhdisk-mine0001" });
    expect((await client.DescribeDiskBackups({})).DiskBackupSet?.[0]?.DiskBackupState).toBe("NORMAL");
    const ApplyInstances = [{ InstanceId: "lhins-mine0001", Region: "ap-guangzhou" }];
    await client.ApplyFirewallTemplate({ TemplateId: "lhft-mine0001", ApplyInstances });
    const { ApplyRecordSet } = await client.DescribeFirewallTemplateApplyRecords({ TemplateId: "lhft-mine0001" });
    expect(ApplyRecordSet?.[0]?.ApplyState).toBe("SUCCESS");
  });

  test("lasts as configured for Docker activities and MCP servers", async () => {
    const pace = { operations: { dockerActivity: { reads: 1 }, mcpServer: 0, others: 100 } };
    const inside = { instances: [docker()], containers: [container(1)], mcpServers: [mcpServer(1)] };
    await using cloud = await cloudOf({ lighthouse: inside, pace });
    const client = cloud.lighthouse();
    const of = { InstanceId: "lhins-dock0001" };
    await client.StopMcpServers({ ...of, McpServerIds: ["lhms-once0001"] });
    expect((await client.DescribeMcpServers(of)).McpServerSet?.[0]?.State).toBe("STOPPED");
    await client.StopDockerContainers({ ...of, ContainerIds: [hex(1)] });
    const states: unknown[] = [];
    for (let reads = 0; reads < 3; reads++) {
      states.push((await client.DescribeDockerActivities(of)).DockerActivitySet?.[0]?.ActivityState);
    }
    expect(states).toEqual(["INIT", "OPERATING", "SUCCESS"]);
    expect((await client.DescribeDockerContainers(of)).DockerContainerSet?.[0]?.State).toBe("exited");
  });

  test("keeps its count of reads across a restart", async () => {
    using folder = new Folder();
    const world = folder.write(
      "world.yaml",
      JSON.stringify({ accounts: [account(1)], lighthouse, pace: { operations: { reads: 2 } } }),
    );
    const data = `${folder.path}/data`;
    {
      await using cloud = await TestCloud.start({ data, world });
      await cloud.lighthouse().RebootInstances({ InstanceIds });
      expect(await statesOf(cloud, 1)).toEqual(["REBOOTING"]);
    }
    await using cloud = await TestCloud.start({ data });
    expect(await statesOf(cloud, 2)).toEqual(["REBOOTING", "RUNNING"]);
    await cloud.lighthouse().StopInstances({ InstanceIds });
    expect(await statesOf(cloud, 3)).toEqual(["STOPPING", "STOPPING", "STOPPED"]);
  });

  test("lasts as configured in data of an older version", async () => {
    using folder = new Folder();
    const data = `${folder.path}/data`;
    {
      await using cloud = await TestCloud.start({ data });
      await cloud.cloud.db.updateTable("cloud").set({ value: "3000" }).where("name", "=", "pace.operations").execute();
      await cloud.cloud.db.deleteFrom("cloud").where("name", "in", ["pace.instances", "pace.commands"]).execute();
    }
    await using cloud = await TestCloud.start({ data });
    const operations = { others: { milliseconds: 3000 } };
    expect(cloud.cloud.pace).toEqual({ images: 1000, instances: 1000, commands: 1000, operations });
  });
});

describe("a pace in a world file", () => {
  const paceErrorOf = (operations: unknown) =>
    cloudOf({ pace: { operations } }).then(
      () => "no error",
      (error: Error) => error.message.replace(/^.*yaml:\d+: /, ""),
    );
  test.each<[string, unknown, string]>([
    ["a negative time", -1, "pace.operations.others.seconds: must be at least 0"],
    ["a negative time for a kind", { disk: -1 }, "pace.operations.disk.seconds: must be at least 0"],
    ["zero reads", { disk: { reads: 0 } }, "pace.operations.disk.reads: must be at least 1"],
    ["neither time nor reads", { disk: {} }, "pace.operations.disk: requires either `seconds` or `reads`"],
    [
      "both time and reads",
      { disk: { reads: 1, seconds: 1 } },
      "pace.operations.disk: requires either `seconds` or `reads`",
    ],
    ["a string", "slow", "pace.operations: must be of type OperationPace"],
    ["an unknown kind", { volcano: 1 }, "pace.operations.volcano: unknown field"],
  ])("is rejected for %s", async (_, operations, message) => {
    expect(await paceErrorOf(operations)).toStartWith(message);
  });

  test("is accepted in seconds, in reads, or in both by kind", async () => {
    for (const operations of [0, 0.5, { reads: 3 }, { instance: 1, disk: { reads: 1 }, others: { seconds: 2 } }]) {
      expect(await paceErrorOf(operations)).toBe("no error");
    }
  });
});
