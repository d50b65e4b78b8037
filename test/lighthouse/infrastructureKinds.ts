import { paged, type Resource, type Tool } from "./infrastructure.ts";

/**
 * The kinds of resources; attributes have the API's names. What a user leaves out of a block is sent all the same, as an
 * empty text or as 0, because that is what the provider does.
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

const look = async ({ client }: Tool, id: string) =>
  (await paged(100, async (place) => (await client.DescribeInstances({ InstanceIds: [id], ...place })).InstanceSet))[0];
const lookAtDisk = async ({ client }: Tool, id: string) => (await client.DescribeDisks({ DiskIds: [id] })).DiskSet?.[0];
const lookAtKey = async ({ client }: Tool, id: string) =>
  (await client.DescribeKeyPairs({ KeyIds: [id] })).KeyPairSet?.[0];

/** Waits until the instance has finished what it was told. */
export const untilDone = (tool: Tool, id: string) =>
  tool.waitFor(async () => (await look(tool, id))?.LatestOperationState, "SUCCESS");
const diskIn = (tool: Tool, id: string, ...states: readonly string[]) =>
  tool.waitFor(async () => (await lookAtDisk(tool, id))?.DiskState, ...states);

type Rule = Sent<"CreateFirewallRules">["FirewallRules"][number];

/** The parts of a rule that the provider knows, all of which it sends. */
const everyPart = ({
  Protocol = "",
  Port = "",
  CidrBlock = "",
  Action = "",
  FirewallRuleDescription = "",
}: Partial<Rule>) => ({ Protocol, Port, CidrBlock, Action, FirewallRuleDescription });

export function firewallTemplate(tool: Tool, wanted: Sent<"CreateFirewallTemplate">): Resource {
  const { client } = tool;
  const { TemplateName, TemplateRules = [] } = wanted;
  // The provider leaves an empty list out.
  const rules = TemplateRules.length > 0 ? { TemplateRules: TemplateRules.map(everyPart) } : {};
  return {
    wanted,
    create: async () => (await client.CreateFirewallTemplate({ TemplateName, ...rules })).TemplateId ?? "",
    async read(TemplateId) {
      const { TemplateSet } = await client.DescribeFirewallTemplates({ TemplateIds: [TemplateId] });
      const template = TemplateSet?.[0];
      if (!template) return undefined;
      const { TemplateRuleSet = [] } = await client.DescribeFirewallTemplateRules({ TemplateId });
      const rules = TemplateRuleSet.map(({ FirewallRuleInfo }) => everyPart(FirewallRuleInfo ?? {}));
      return { TemplateName: template.TemplateName, TemplateRules: rules };
    },
    update: async (TemplateId) => void (await client.ModifyFirewallTemplate({ TemplateId, TemplateName })),
    remove: async (TemplateId) => void (await client.DeleteFirewallTemplate({ TemplateId })),
  };
}

/** Imported where a public key is given, made by the cloud otherwise. */
export function keyPair(tool: Tool, wanted: { KeyName: string; PublicKey?: string }): Resource {
  const { client } = tool;
  const { KeyName, PublicKey } = wanted;
  return {
    wanted,
    async create() {
      if (PublicKey !== undefined) return (await client.ImportKeyPair({ KeyName, PublicKey })).KeyId ?? "";
      return (await client.CreateKeyPair({ KeyName })).KeyPair?.KeyId ?? "";
    },
    read: (id) => lookAtKey(tool, id),
    remove: async (id) => void (await client.DeleteKeyPairs({ KeyIds: [id] })),
  };
}

interface InstanceWish {
  readonly BundleId: string;
  readonly BlueprintId: string;
  readonly InstanceName: string;
  readonly RenewFlag: string;
  readonly Zone: string;
}

export function instance(tool: Tool, wanted: InstanceWish, more: { FirewallTemplateId?: string } = {}): Resource {
  const { client } = tool;
  const { RenewFlag, Zone, ...order } = wanted;
  return {
    wanted,
    async create() {
      const InstanceChargePrepaid = { Period: 1, RenewFlag };
      const request = { ...order, ...more, InstanceChargePrepaid, Zones: [Zone] };
      const [id = ""] = (await client.CreateInstances(request)).InstanceIdSet ?? [];
      await tool.waitFor(async () => (await look(tool, id))?.InstanceState, "RUNNING");
      return id;
    },
    read: (id) => look(tool, id),
    async update(id, before) {
      const was = new Map<string, unknown>(Object.entries(before));
      const InstanceIds = [id];
      const { InstanceName, BundleId, BlueprintId } = order;
      if (was.get("InstanceName") !== InstanceName) {
        await client.ModifyInstancesAttribute({ InstanceIds, InstanceName });
        await untilDone(tool, id);
      }
      if (was.get("BundleId") !== BundleId) {
        await client.ModifyInstancesBundle({ InstanceIds, BundleId, AutoVoucher: false });
        await untilDone(tool, id);
      }
      if (was.get("BlueprintId") !== BlueprintId) {
        await client.ResetInstance({ InstanceId: id, BlueprintId });
        await untilDone(tool, id);
      }
      if (was.get("RenewFlag") !== RenewFlag) await client.ModifyInstancesRenewFlag({ InstanceIds, RenewFlag });
    },
    async remove(id) {
      await client.IsolateInstances({ InstanceIds: [id], IsolateDataDisk: true });
      await tool.waitFor(async () => {
        const seen = await look(tool, id);
        return seen?.LatestOperationState === "OPERATING" ? undefined : seen?.InstanceState;
      }, "SHUTDOWN");
      await client.TerminateInstances({ InstanceIds: [id] });
    },
  };
}

/** All rules of an instance; the tool knows of no others. */
export function firewallRules(tool: Tool, wanted: { InstanceId: string; FirewallRules: Rule[] }): Resource {
  const { client } = tool;
  const { InstanceId, FirewallRules } = wanted;
  const sent = { InstanceId, FirewallRules: FirewallRules.map(everyPart) };
  const read = () =>
    paged(50, async (place) => (await client.DescribeFirewallRules({ InstanceId, ...place })).FirewallRuleSet);
  return {
    wanted,
    async create() {
      await client.CreateFirewallRules(sent);
      return InstanceId;
    },
    read: async () => ({ InstanceId, FirewallRules: (await read()).map(everyPart) }),
    update: async () => void (await client.ModifyFirewallRules(sent)),
    async remove() {
      await client.DeleteFirewallRules({ InstanceId, FirewallRules: (await read()).map(everyPart) });
    },
  };
}

export function keyAttachment(tool: Tool, wanted: { KeyId: string; InstanceId: string }): Resource {
  const { client } = tool;
  const both = { KeyIds: [wanted.KeyId], InstanceIds: [wanted.InstanceId] };
  return {
    wanted,
    async create() {
      await client.AssociateInstancesKeyPairs(both);
      await untilDone(tool, wanted.InstanceId);
      return wanted.KeyId;
    },
    async read(id) {
      const key = await lookAtKey(tool, id);
      const InstanceId = key?.AssociatedInstanceIds?.find((one) => one === wanted.InstanceId);
      return key && { KeyId: key.KeyId, InstanceId };
    },
    async remove() {
      await client.DisassociateInstancesKeyPairs(both);
      await untilDone(tool, wanted.InstanceId);
    },
  };
}

interface DiskWish {
  readonly Zone: string;
  readonly DiskSize: number;
  readonly DiskType: string;
  readonly DiskName: string;
  readonly DiskBackupQuota: number;
}

export function disk(tool: Tool, wanted: DiskWish, paid: Partial<Sent<"CreateDisks">["DiskChargePrepaid"]>): Resource {
  const { client } = tool;
  return {
    wanted,
    async create() {
      const DiskChargePrepaid = { Period: 1, RenewFlag: "", TimeUnit: "", ...paid };
      const [id = ""] = (await client.CreateDisks({ ...wanted, DiskChargePrepaid })).DiskIdSet ?? [];
      await diskIn(tool, id, "UNATTACHED", "ATTACHED");
      return id;
    },
    read: (id) => lookAtDisk(tool, id),
    update: async (id) => void (await client.ModifyDisksAttribute({ DiskIds: [id], DiskName: wanted.DiskName })),
    async remove(id) {
      await client.IsolateDisks({ DiskIds: [id] });
      await tool.waitFor(async () => {
        const seen = await lookAtDisk(tool, id);
        return seen?.LatestOperationState === "OPERATING" ? undefined : seen?.DiskState;
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
      await diskIn(tool, DiskId, "ATTACHED");
      return DiskId;
    },
    read: (id) => lookAtDisk(tool, id),
    async remove(id) {
      await client.DetachDisks({ DiskIds: [id] });
      await diskIn(tool, id, "UNATTACHED");
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

/** A rollback: waits for the snapshot, not for the instance. */
export function appliedSnapshot(tool: Tool, wanted: { InstanceId: string; SnapshotId: string }): Resource {
  const { client } = tool;
  const SnapshotIds = [wanted.SnapshotId];
  return {
    wanted: {},
    async create() {
      await client.ApplyInstanceSnapshot(wanted);
      const look = async () => (await client.DescribeSnapshots({ SnapshotIds })).SnapshotSet?.[0]?.LatestOperationState;
      await tool.waitFor(look, "SUCCESS");
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
