import { paged, type Resource, type Tool } from "./infrastructure.ts";

/**
 * The kinds of resources. Attributes have the names of the API. Omitted attributes of a block are sent as an empty string
 * or as 0, as the provider does.
 */

export const order = {
  BundleId: "bundle2022_gen_01",
  BlueprintId: "lhbp-qnuz61zs",
  InstanceName: "terraform",
  RenewFlag: "NOTIFY_AND_AUTO_RENEW",
  Zone: "ap-guangzhou-3",
};
export const dataDisk = {
  Zone: order.Zone,
  DiskSize: 20,
  DiskType: "CLOUD_SSD",
  DiskName: "data",
  DiskBackupQuota: 1,
};

type Client = Tool["client"];
type Sent<Action extends "CreateInstances" | "CreateDisks" | "CreateFirewallRules" | "CreateFirewallTemplate"> =
  Parameters<Client[Action]>[0];

const readInstance = async ({ client }: Tool, id: string) =>
  (
    await paged(
      100,
      async (position) => (await client.DescribeInstances({ InstanceIds: [id], ...position })).InstanceSet,
    )
  )[0];
const readDisk = async ({ client }: Tool, id: string) => (await client.DescribeDisks({ DiskIds: [id] })).DiskSet?.[0];
const readKeyPair = async ({ client }: Tool, id: string) =>
  (await client.DescribeKeyPairs({ KeyIds: [id] })).KeyPairSet?.[0];

/** Waits until the latest operation of the instance succeeds. */
export const waitUntilDone = (tool: Tool, id: string) =>
  tool.waitFor(async () => (await readInstance(tool, id))?.LatestOperationState, "SUCCESS");
const waitForDisk = (tool: Tool, id: string, ...states: readonly string[]) =>
  tool.waitFor(async () => (await readDisk(tool, id))?.DiskState, ...states);

type Rule = Sent<"CreateFirewallRules">["FirewallRules"][number];

/** The fields of a rule that the provider supports. It always sends all of them. */
const allFields = ({
  Protocol = "",
  Port = "",
  CidrBlock = "",
  Action = "",
  FirewallRuleDescription = "",
}: Partial<Rule>) => ({ Protocol, Port, CidrBlock, Action, FirewallRuleDescription });

export function firewallTemplate(tool: Tool, wanted: Sent<"CreateFirewallTemplate">): Resource {
  const { client } = tool;
  const { TemplateName, TemplateRules = [] } = wanted;
  // The provider omits an empty list.
  const rules = TemplateRules.length > 0 ? { TemplateRules: TemplateRules.map(allFields) } : {};
  return {
    wanted,
    create: async () => (await client.CreateFirewallTemplate({ TemplateName, ...rules })).TemplateId ?? "",
    async read(TemplateId) {
      const { TemplateSet } = await client.DescribeFirewallTemplates({ TemplateIds: [TemplateId] });
      const template = TemplateSet?.[0];
      if (!template) return undefined;
      const { TemplateRuleSet = [] } = await client.DescribeFirewallTemplateRules({ TemplateId });
      const rules = TemplateRuleSet.map(({ FirewallRuleInfo }) => allFields(FirewallRuleInfo ?? {}));
      return { TemplateName: template.TemplateName, TemplateRules: rules };
    },
    update: async (TemplateId) => void (await client.ModifyFirewallTemplate({ TemplateId, TemplateName })),
    remove: async (TemplateId) => void (await client.DeleteFirewallTemplate({ TemplateId })),
  };
}

/** A key pair that is imported if `wanted` has a public key, and created by the cloud otherwise. */
export function keyPair(tool: Tool, wanted: { KeyName: string; PublicKey?: string }): Resource {
  const { client } = tool;
  const { KeyName, PublicKey } = wanted;
  return {
    wanted,
    async create() {
      if (PublicKey !== undefined) return (await client.ImportKeyPair({ KeyName, PublicKey })).KeyId ?? "";
      return (await client.CreateKeyPair({ KeyName })).KeyPair?.KeyId ?? "";
    },
    read: (id) => readKeyPair(tool, id),
    remove: async (id) => void (await client.DeleteKeyPairs({ KeyIds: [id] })),
  };
}

interface InstanceSettings {
  readonly BundleId: string;
  readonly BlueprintId: string;
  readonly InstanceName: string;
  readonly RenewFlag: string;
  readonly Zone: string;
}

export function instance(tool: Tool, wanted: InstanceSettings, more: { FirewallTemplateId?: string } = {}): Resource {
  const { client } = tool;
  const { RenewFlag, Zone, ...order } = wanted;
  return {
    wanted,
    async create() {
      const InstanceChargePrepaid = { Period: 1, RenewFlag };
      const request = { ...order, ...more, InstanceChargePrepaid, Zones: [Zone] };
      const [id = ""] = (await client.CreateInstances(request)).InstanceIdSet ?? [];
      await tool.waitFor(async () => (await readInstance(tool, id))?.InstanceState, "RUNNING");
      return id;
    },
    read: (id) => readInstance(tool, id),
    async update(id, before) {
      const previous = new Map<string, unknown>(Object.entries(before));
      const InstanceIds = [id];
      const { InstanceName, BundleId, BlueprintId } = order;
      if (previous.get("InstanceName") !== InstanceName) {
        await client.ModifyInstancesAttribute({ InstanceIds, InstanceName });
        await waitUntilDone(tool, id);
      }
      if (previous.get("BundleId") !== BundleId) {
        await client.ModifyInstancesBundle({ InstanceIds, BundleId, AutoVoucher: false });
        await waitUntilDone(tool, id);
      }
      if (previous.get("BlueprintId") !== BlueprintId) {
        await client.ResetInstance({ InstanceId: id, BlueprintId });
        await waitUntilDone(tool, id);
      }
      if (previous.get("RenewFlag") !== RenewFlag) await client.ModifyInstancesRenewFlag({ InstanceIds, RenewFlag });
    },
    async remove(id) {
      await client.IsolateInstances({ InstanceIds: [id], IsolateDataDisk: true });
      await tool.waitFor(async () => {
        const current = await readInstance(tool, id);
        return current?.LatestOperationState === "OPERATING" ? undefined : current?.InstanceState;
      }, "SHUTDOWN");
      await client.TerminateInstances({ InstanceIds: [id] });
    },
  };
}

/** All firewall rules of an instance. */
export function firewallRules(tool: Tool, wanted: { InstanceId: string; FirewallRules: Rule[] }): Resource {
  const { client } = tool;
  const { InstanceId, FirewallRules } = wanted;
  const sent = { InstanceId, FirewallRules: FirewallRules.map(allFields) };
  const read = () =>
    paged(50, async (position) => (await client.DescribeFirewallRules({ InstanceId, ...position })).FirewallRuleSet);
  return {
    wanted,
    async create() {
      await client.CreateFirewallRules(sent);
      return InstanceId;
    },
    read: async () => ({ InstanceId, FirewallRules: (await read()).map(allFields) }),
    update: async () => void (await client.ModifyFirewallRules(sent)),
    async remove() {
      await client.DeleteFirewallRules({ InstanceId, FirewallRules: (await read()).map(allFields) });
    },
  };
}

export function keyAttachment(tool: Tool, wanted: { KeyId: string; InstanceId: string }): Resource {
  const { client } = tool;
  const binding = { KeyIds: [wanted.KeyId], InstanceIds: [wanted.InstanceId] };
  return {
    wanted,
    async create() {
      await client.AssociateInstancesKeyPairs(binding);
      await waitUntilDone(tool, wanted.InstanceId);
      return wanted.KeyId;
    },
    async read(id) {
      const key = await readKeyPair(tool, id);
      const InstanceId = key?.AssociatedInstanceIds?.find((one) => one === wanted.InstanceId);
      return key && { KeyId: key.KeyId, InstanceId };
    },
    async remove() {
      await client.DisassociateInstancesKeyPairs(binding);
      await waitUntilDone(tool, wanted.InstanceId);
    },
  };
}

interface DiskSettings {
  readonly Zone: string;
  readonly DiskSize: number;
  readonly DiskType: string;
  readonly DiskName: string;
  readonly DiskBackupQuota: number;
}

export function disk(
  tool: Tool,
  wanted: DiskSettings,
  paid: Partial<Sent<"CreateDisks">["DiskChargePrepaid"]>,
): Resource {
  const { client } = tool;
  return {
    wanted,
    async create() {
      const DiskChargePrepaid = { Period: 1, RenewFlag: "", TimeUnit: "", ...paid };
      const [id = ""] = (await client.CreateDisks({ ...wanted, DiskChargePrepaid })).DiskIdSet ?? [];
      await waitForDisk(tool, id, "UNATTACHED", "ATTACHED");
      return id;
    },
    read: (id) => readDisk(tool, id),
    update: async (id) => void (await client.ModifyDisksAttribute({ DiskIds: [id], DiskName: wanted.DiskName })),
    async remove(id) {
      await client.IsolateDisks({ DiskIds: [id] });
      await tool.waitFor(async () => {
        const current = await readDisk(tool, id);
        return current?.LatestOperationState === "OPERATING" ? undefined : current?.DiskState;
      }, "SHUTDOWN");
      await client.TerminateDisks({ DiskIds: [id] });
    },
  };
}

export function diskAttachment(tool: Tool, wanted: { DiskId: string; InstanceId: string }): Resource {
  const { client } = tool;
  const { DiskId, InstanceId } = wanted;
  return {
    wanted,
    async create() {
      await client.AttachDisks({ DiskIds: [DiskId], InstanceId });
      await waitForDisk(tool, DiskId, "ATTACHED");
      return DiskId;
    },
    read: (id) => readDisk(tool, id),
    async remove(id) {
      await client.DetachDisks({ DiskIds: [id] });
      await waitForDisk(tool, id, "UNATTACHED");
    },
  };
}

export function diskBackup(tool: Tool, wanted: { DiskId: string; DiskBackupName: string }): Resource {
  const { client } = tool;
  const read = async (id: string) => (await client.DescribeDiskBackups({ DiskBackupIds: [id] })).DiskBackupSet?.[0];
  return {
    wanted,
    async create() {
      const { DiskBackupId: id = "" } = await client.CreateDiskBackup(wanted);
      await tool.waitFor(async () => (await read(id))?.DiskBackupState, "NORMAL");
      return id;
    },
    read,
    remove: async (id) => void (await client.DeleteDiskBackups({ DiskBackupIds: [id] })),
  };
}

export function snapshot(tool: Tool, InstanceId: string, wanted: { SnapshotName: string }): Resource {
  const { client } = tool;
  const read = async (id: string) => (await client.DescribeSnapshots({ SnapshotIds: [id] })).SnapshotSet?.[0];
  return {
    wanted,
    async create() {
      const { SnapshotId: id = "" } = await client.CreateInstanceSnapshot({ InstanceId, ...wanted });
      await tool.waitFor(async () => (await read(id))?.SnapshotState, "NORMAL");
      return id;
    },
    read,
    update: async (SnapshotId) => void (await client.ModifySnapshotAttribute({ SnapshotId, ...wanted })),
    remove: async (id) => void (await client.DeleteSnapshots({ SnapshotIds: [id] })),
  };
}

/** A rollback of an instance. Waits for the snapshot, not for the instance. */
export function appliedSnapshot(tool: Tool, wanted: { InstanceId: string; SnapshotId: string }): Resource {
  const { client } = tool;
  const SnapshotIds = [wanted.SnapshotId];
  return {
    wanted: {},
    async create() {
      await client.ApplyInstanceSnapshot(wanted);
      const readOperationState = async () =>
        (await client.DescribeSnapshots({ SnapshotIds })).SnapshotSet?.[0]?.LatestOperationState;
      await tool.waitFor(readOperationState, "SUCCESS");
      return wanted.SnapshotId;
    },
    read: async () => ({}),
  };
}

export function blueprint(
  tool: Tool,
  InstanceId: string,
  wanted: { BlueprintName: string; Description?: string },
): Resource {
  const { client } = tool;
  const read = async (id: string) => (await client.DescribeBlueprints({ BlueprintIds: [id] })).BlueprintSet?.[0];
  return {
    wanted,
    async create() {
      const { BlueprintId: id = "" } = await client.CreateBlueprint({ InstanceId, ...wanted });
      await tool.waitFor(async () => (await read(id))?.BlueprintState, "NORMAL");
      return id;
    },
    read,
    update: async (BlueprintId) => void (await client.ModifyBlueprintAttribute({ BlueprintId, ...wanted })),
    remove: async (id) => void (await client.DeleteBlueprints({ BlueprintIds: [id] })),
  };
}
