import { type Credential, key, type TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { attached, boughtDisk, diskOrder } from "../lighthouse/disks.ts";
import { boughtDocker, runContainer } from "../lighthouse/docker.ts";
import { runDueWork, runningMcpServer } from "../lighthouse/mcpServers.ts";
import { taken } from "../lighthouse/snapshots.ts";

/** A recognizable secret. */
export const marker = (name: string): string => `Mark-${name}-01234`;
const env = (name: string) => ({ Key: "TOKEN", Value: marker(name) });

/** The secrets in a busy cloud. */
export const markers = ["password", "mcp", "kept", "command", "run", "first", "tat"].map(marker);

/** Creates resources of every kind. Many operations are still running at the end. @returns an instance with Docker and a user's key */
export async function makeBusy(cloud: TestCloud): Promise<{ readonly host: string; readonly keeper: Credential }> {
  const [client, cvm, cam] = [cloud.lighthouse(), cloud.cvm(), cloud.cam()];
  const host = await boughtDocker(cloud, { Tags: [{ Key: "for", Value: "backups" }], ClientToken: "once" });
  const other = await bought(cloud, {}, key(2));
  await runDueWork(cloud);
  await runContainer(cloud, host, {
    ContainerName: "kept",
    Envs: [env("kept")],
    Command: `sh -c ${marker("command")}`,
  });
  await runningMcpServer(cloud, host, { Envs: [env("mcp")] });
  await taken(cloud, host);
  const disk = await boughtDisk(cloud, { DiskBackupQuota: 1 });
  await attached(cloud, disk, host);
  await client.CreateDiskBackup({ DiskId: disk, DiskBackupName: 'a "backup"' });
  cloud.clock.advance(60_000);
  const { KeyPair } = await client.CreateKeyPair({ KeyName: "backups" });
  await client.AssociateInstancesKeyPairs({ KeyIds: [KeyPair?.KeyId ?? ""], InstanceIds: [host] });
  cloud.clock.advance(60_000);
  const { BlueprintId = "" } = await client.CreateBlueprint({ BlueprintName: "mine", InstanceId: host });
  cloud.clock.advance(60_000);
  await client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: ["100000000002"] });
  await client.ModifyImageSharePermission({ ImageId: "img-xkd784jw", Permission: "SHARE" });
  await client.CreateFirewallRules({ InstanceId: host, FirewallRules: [{ Protocol: "TCP", Port: "8080" }] });
  await client.CreateFirewallTemplate({ TemplateName: "walls" });
  const greeting = { CommandName: "greeting", Content: "ZWNobyB7e3dvcmR9fQ==", EnableParameter: true };
  await cloud.tat().CreateCommand({ ...greeting, DefaultParameters: JSON.stringify({ word: marker("tat") }) });
  const { Uin, SecretId = "", SecretKey = "" } = await cam.AddUser({ Name: "keeper", UseApi: 1 });
  await cam.AttachUserPolicy({ PolicyId: 1, AttachUin: Uin ?? 0 });
  const { GroupId } = await cam.CreateGroup({ GroupName: "keepers" });
  const { Uid = 0 } = await cam.GetUser({ Name: "keeper" });
  await cam.AddUserToGroup({ Info: [{ Uid, GroupId: GroupId ?? 0 }] });
  await cloud.lighthouse(key(2)).DescribeInstances({ InstanceIds: [other] });
  await runDueWork(cloud);
  // The clock does not advance from here on, so these operations keep running.
  await cvm.CreateImage({ ImageName: "under way", InstanceId: "ins-web00001" });
  const fresh = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-2cacsycc", InstanceChargePrepaid: { Period: 1 } };
  const Containers = [{ ContainerImage: "nginx", Envs: [env("first")] }];
  await client.CreateInstances({ ...fresh, Containers, InitCommand: { Content: btoa(marker("init")) } });
  await client.CreateDisks(diskOrder);
  await client.RunDockerContainers({ InstanceId: host, Containers: [{ ContainerImage: "nginx", Envs: [env("run")] }] });
  await cloud.lighthouse(key(2)).ResetInstancesPassword({ InstanceIds: [other], Password: marker("password") });
  return { host, keeper: { secretId: SecretId, secretKey: SecretKey } };
}
