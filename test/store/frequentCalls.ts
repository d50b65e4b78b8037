import type { clientsAt } from "../cloud.ts";

/** The clients of a server, and a way to let its time pass. */
export interface Caller {
  readonly clients: ReturnType<typeof clientsAt>;
  /** Waits until all running operations are finished. */
  readonly settled: () => Promise<void>;
}

/**
 * The most frequent calls in production: lists, single resources by id, and short writes. The bought instance and its
 * resources remain; the shared image is unshared.
 */
export async function makeFrequentCalls({ clients, settled }: Caller): Promise<void> {
  const { lighthouse, cvm } = clients;
  const month = { Period: 1 };
  const bought = await lighthouse.CreateInstances({
    BundleId: "bundle2022_gen_01",
    BlueprintId: "lhbp-mxml4cnq",
    InstanceChargePrepaid: month,
  });
  const InstanceIds = [...(bought.InstanceIdSet ?? [])];
  const [InstanceId = ""] = InstanceIds;
  await settled();
  await lighthouse.DescribeInstances({});
  await lighthouse.DescribeInstances({ InstanceIds });
  await lighthouse.DescribeInstancesTrafficPackages({ InstanceIds });
  await lighthouse.ModifyInstancesAttribute({ InstanceIds, InstanceName: "hot" });
  await lighthouse.DescribeFirewallRules({ InstanceId });
  await lighthouse.CreateFirewallRules({ InstanceId, FirewallRules: [{ Protocol: "TCP", Port: "8080" }] });

  const { ImageSet = [] } = await lighthouse.DescribeImagesToShare({ Limit: 100 });
  const ImageId = ImageSet.find((image) => image.IsShareable)?.ImageId ?? "";
  await lighthouse.DescribeImagesToShare({ ImageIds: [ImageId] });
  await lighthouse.ModifyImageSharePermission({ ImageId, Permission: "SHARE" });
  await lighthouse.DescribeBlueprints({});
  await lighthouse.DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }] });
  await lighthouse.ModifyImageSharePermission({ ImageId, Permission: "CANCEL" });
  await cvm.DescribeImages({});
  await cvm.DescribeImages({ ImageIds: [ImageId] });
  await cvm.DescribeImages({ Filters: [{ Name: "image-type", Values: ["SHARED_IMAGE"] }] });

  const Zone = "ap-guangzhou-3";
  const disks = await lighthouse.CreateDisks({ Zone, DiskSize: 20, DiskType: "CLOUD_SSD", DiskChargePrepaid: month });
  const DiskIds = [...(disks.DiskIdSet ?? [])];
  await settled();
  await lighthouse.DescribeDisks({});
  await lighthouse.DescribeDisks({ DiskIds });
  await lighthouse.DescribeDisks({ Filters: [{ Name: "instance-id", Values: [InstanceId] }] });
  await lighthouse.DescribeDiskBackups({});

  const { SnapshotId = "" } = await lighthouse.CreateInstanceSnapshot({ InstanceId });
  await settled();
  await lighthouse.DescribeSnapshots({});
  await lighthouse.DescribeSnapshots({ SnapshotIds: [SnapshotId] });

  const { KeyPair } = await lighthouse.CreateKeyPair({ KeyName: "hot" });
  const KeyIds = [KeyPair?.KeyId ?? ""];
  await lighthouse.DescribeKeyPairs({});
  await lighthouse.StopInstances({ InstanceIds });
  await settled();
  await lighthouse.AssociateInstancesKeyPairs({ InstanceIds, KeyIds });
  await settled();
  await lighthouse.StartInstances({ InstanceIds });
  await settled();
  await lighthouse.DescribeInstancesDeniedActions({ InstanceIds });
}
