import { bool, listOf, number, objectOf, type Reader, text, type ValueOf } from "./responses.ts";

/** The fields that the console reads from the structures of the API. */

const operated = { LatestOperation: text, LatestOperationState: text };

export const image = objectOf({
  ImageId: text,
  ImageName: text,
  ImageDescription: text,
  ImageSize: number,
  ImageState: text,
  OsName: text,
  IsShareable: bool,
  UnshareableReason: text,
});
export type Image = ValueOf<typeof image>;

export const blueprint = objectOf({
  BlueprintId: text,
  BlueprintName: text,
  DisplayTitle: text,
  DisplayVersion: text,
  Description: text,
  OsName: text,
  PlatformType: text,
  BlueprintType: text,
  BlueprintState: text,
  RequiredSystemDiskSize: number,
  ImageId: text,
  BlueprintShared: bool,
});
export type Blueprint = ValueOf<typeof blueprint>;

export const instance = objectOf({
  ...operated,
  InstanceId: text,
  InstanceName: text,
  BundleId: text,
  BlueprintId: text,
  CPU: number,
  Memory: number,
  SystemDisk: objectOf({ DiskType: text, DiskSize: number, DiskId: text }),
  InternetAccessible: objectOf({ InternetMaxBandwidthOut: number }),
  PrivateAddresses: listOf(text),
  PublicAddresses: listOf(text),
  PublicIpv6Addresses: listOf(text),
  LoginSettings: objectOf({ KeyIds: listOf(text) }),
  RenewFlag: text,
  InstanceState: text,
  CreatedTime: text,
  ExpiredTime: text,
  PlatformType: text,
  OsName: text,
  Zone: text,
});
export type Instance = ValueOf<typeof instance>;

export const disk = objectOf({
  ...operated,
  DiskId: text,
  DiskName: text,
  InstanceId: text,
  Zone: text,
  DiskUsage: text,
  DiskType: text,
  DiskSize: number,
  DiskState: text,
  ExpiredTime: text,
});
export type Disk = ValueOf<typeof disk>;

export const snapshot = objectOf({
  ...operated,
  SnapshotId: text,
  SnapshotName: text,
  DiskId: text,
  DiskSize: number,
  SnapshotState: text,
  Percent: number,
  CreatedTime: text,
});
export type Snapshot = ValueOf<typeof snapshot>;

export const keyPair = objectOf({
  KeyId: text,
  KeyName: text,
  PublicKey: text,
  PrivateKey: text,
  AssociatedInstanceIds: listOf(text),
  CreatedTime: text,
});
export type KeyPair = ValueOf<typeof keyPair>;

export const firewallRule = objectOf({
  AppType: text,
  Protocol: text,
  Port: text,
  CidrBlock: text,
  Ipv6CidrBlock: text,
  Action: text,
  FirewallRuleDescription: text,
});
export type FirewallRule = ValueOf<typeof firewallRule>;

export const container = objectOf({ ContainerId: text, ContainerName: text, ContainerImage: text, State: text });
export type Container = ValueOf<typeof container>;

export const mcpServer = objectOf({ McpServerId: text, Name: text, State: text, ServerUrl: text });
export type McpServer = ValueOf<typeof mcpServer>;

export const network = objectOf({ CcnId: text, CidrBlock: listOf(text), State: text, AttachedTime: text });
export type Network = ValueOf<typeof network>;

export const quota = objectOf({ ResourceName: text, ResourceQuotaAvailable: number, ResourceQuotaTotal: number });
export type Quota = ValueOf<typeof quota>;

const price = objectOf({ OriginalPrice: number, DiscountPrice: number, Currency: text });
export type Price = ValueOf<typeof price>;

export const bundle = objectOf({
  BundleId: text,
  CPU: number,
  Memory: number,
  SystemDiskSize: number,
  InternetMaxBandwidthOut: number,
  BundleSalesState: text,
  Price: objectOf({ InstancePrice: price }),
});
export type Bundle = ValueOf<typeof bundle>;

export const instancePrice = objectOf({ Price: objectOf({ InstancePrice: price }) });
/** What a renewal costs, with the data disks where they are renewed, too. */
const renewal = objectOf({ TotalPrice: price, Price: objectOf({ InstancePrice: price }) });
export const renewalPrice: Reader<Price> = (response) => {
  const { TotalPrice, Price } = renewal(response);
  return { ...TotalPrice, Currency: Price.InstancePrice.Currency };
};
export const diskPrice = objectOf({ DiskPrice: price });

const deniedAction = objectOf({ Action: text, Code: text, Message: text });
export type DeniedAction = ValueOf<typeof deniedAction>;
export const deniedActions = listOf(deniedAction);
