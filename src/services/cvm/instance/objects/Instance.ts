import { bool, float, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { tagsIn } from "#services/tags.ts";
import { Tag } from "../../wire/objects/Tag.ts";
import { instanceTypeNamed } from "../catalogue.ts";
import { disksOf, type InstanceRow } from "../rows.ts";
import { CpuTopology, LoginSettings, Metadata } from "./creation.ts";
import { DataDisk, SystemDisk, toDataDisk, toSystemDisk } from "./disks.ts";
import { InternetAccessible, internetCharges, VirtualPrivateCloud } from "./network.ts";
import { Placement } from "./Placement.ts";

const GPUInfo = objectType("GPUInfo", {
  GPUCount: float("How many cards."),
  GPUId: listOf(string("An address."), "Where they are."),
  GPUType: string("What cards."),
});

export const Instance = objectType("Instance", {
  Placement: object(Placement, "Where it is."),
  InstanceId: string("Its id, `ins-` and eight characters."),
  InstanceType: string("Its type."),
  CPU: int("Cores."),
  Memory: int("GiB of memory."),
  RestrictState: string("NORMAL, as nothing expires here."),
  InstanceName: string("What its owner calls it."),
  InstanceChargeType: string("POSTPAID_BY_HOUR."),
  SystemDisk: object(SystemDisk, "Its system disk."),
  DataDisks: listOf(DataDisk, "Its data disks."),
  PrivateIpAddresses: listOf(string("An address."), "Its private addresses."),
  PublicIpAddresses: listOf(string("An address."), "Its public addresses; null where it has none.").nullable(),
  InternetAccessible: object(InternetAccessible, "Its way to the internet."),
  VirtualPrivateCloud: object(VirtualPrivateCloud, "Its network, with empty ids: networks have none here."),
  ImageId: string("The image that it was made of; empty where that is not recorded."),
  RenewFlag: string("NOTIFY_AND_MANUAL_RENEW, as nothing is paid ahead."),
  CreatedTime: string("When it was made, in UTC."),
  ExpiredTime: string("Null, as nothing is paid ahead.").nullable(),
  OsName: string("The system on it, with its version."),
  SecurityGroupIds: listOf(string("Id of a group."), "Its security groups; there are none here."),
  LoginSettings: object(LoginSettings, "Keys that let in; there are none here."),
  InstanceState: string("PENDING, RUNNING, STOPPING, STOPPED, STARTING, REBOOTING or TERMINATING."),
  Tags: listOf(Tag, "Its tags."),
  StopChargingMode: string("KEEP_CHARGING or STOP_CHARGING while it is stopped, else NOT_APPLICABLE."),
  Uuid: string("Its id in the whole world."),
  LatestOperation: string("What was done with it last; null before the first time.").nullable(),
  LatestOperationState: string("OPERATING or SUCCESS; null before the first operation.").nullable(),
  LatestOperationRequestId: string("The request that began it; null before the first time.").nullable(),
  DisasterRecoverGroupId: string("Its placement group; there are none here."),
  IPv6Addresses: listOf(string("An address."), "Null: there are no such addresses here.").nullable(),
  CamRoleName: string("The CAM role that it has; empty for none."),
  HpcClusterId: string("Its cluster for computing; there are none here."),
  RdmaIpAddresses: listOf(string("An address."), "Null: there is no such cluster here.").nullable(),
  DedicatedClusterId: string("Its dedicated cluster; there are none here."),
  IsolatedSource: string("NOTISOLATED."),
  GPUInfo: object(GPUInfo, "Its cards for graphics; no type with some is sold here."),
  LicenseType: string("TencentCloud."),
  DisableApiTermination: bool("Whether TerminateInstances refuses it."),
  DefaultLoginUser: string("The user that a fresh system has."),
  DefaultLoginPort: int("The port to sign in at."),
  LatestOperationErrorMsg: string("Null: what was begun succeeds.").nullable(),
  Metadata: object(Metadata, "What the caller put down for the system on it."),
  PublicIPv6Addresses: listOf(string("An address."), "Its public IPv6 addresses; there are none here."),
  DisasterRecoverGroupIds: listOf(string("Id of a group."), "Its placement groups; there are none here."),
  CpuTopology: object(CpuTopology, "How its cores are used: null stands for as the type has it."),
  PartitionNumber: int("Its part of a placement group; 0 for none."),
});

/** What there is none of here. */
const nothing = {
  LatestOperationErrorMsg: null,
  GPUInfo: { GPUCount: 0, GPUId: [], GPUType: "" },
  CpuTopology: { CoreCount: null, ThreadPerCore: null },
  IPv6Addresses: null,
  RdmaIpAddresses: null,
  PublicIPv6Addresses: [],
  DisasterRecoverGroupId: "",
  DisasterRecoverGroupIds: [],
  PartitionNumber: 0,
  SecurityGroupIds: [],
  LoginSettings: { Password: "", KeyIds: [], KeepImageLogin: "" },
  HpcClusterId: "",
  DedicatedClusterId: "",
} as const;

function operationOf(row: InstanceRow) {
  const state = row.next_state === null ? "SUCCESS" : "OPERATING";
  return {
    LatestOperation: row.latest_operation,
    LatestOperationState: row.latest_operation === null ? null : state,
    LatestOperationRequestId: row.latest_request,
  };
}

function networkOf(row: InstanceRow) {
  const charge = internetCharges.find((one) => one === row.internet_charge);
  return {
    PrivateIpAddresses: row.private_ip === "" ? [] : [row.private_ip],
    PublicIpAddresses: row.public_ip === "" ? null : [row.public_ip],
    InternetAccessible: {
      InternetChargeType: charge,
      InternetMaxBandwidthOut: row.bandwidth,
      PublicIpAssigned: row.public_ip !== "",
      BandwidthPackageId: "",
      InternetServiceProvider: "BGP" as const,
      IPv4AddressType: "WanIP" as const,
      IPv6AddressType: "",
      AntiDDoSPackageId: "",
    },
    VirtualPrivateCloud: {
      VpcId: "",
      SubnetId: "",
      AsVpcGateway: false,
      PrivateIpAddresses: row.private_ip === "" ? [] : [row.private_ip],
      Ipv6AddressCount: 0,
    },
  };
}

function loginOf({ platform }: InstanceRow) {
  const user = platform === "Ubuntu" ? "ubuntu" : "root";
  const windows = platform === "Windows";
  return { DefaultLoginUser: windows ? "Administrator" : user, DefaultLoginPort: windows ? 3389 : 22 };
}

/** An instance as CVM tells of it; the row is as it is now. */
export function toInstance(row: InstanceRow): typeof Instance.value {
  const type = instanceTypeNamed(row.type);
  const disks = disksOf(row);
  const [system] = disks.filter((disk) => disk.usage === "SYSTEM_DISK");
  if (!type || !system) throw new Error(`instance ${row.id} has no type or no system disk`);
  const tags = tagsIn(row).map(({ key, value }) => ({ Key: key, Value: value }));
  const items: readonly { readonly key: string; readonly value: string }[] = JSON.parse(row.metadata);
  return {
    ...nothing,
    ...operationOf(row),
    ...networkOf(row),
    ...loginOf(row),
    InstanceId: row.id,
    InstanceName: row.name,
    InstanceState: row.state,
    InstanceType: row.type,
    InstanceChargeType: "POSTPAID_BY_HOUR",
    CPU: type.cpu,
    Memory: type.memory,
    Placement: {
      Zone: row.zone,
      ProjectId: 0,
      HostIds: [],
      HostId: "",
      DedicatedResourcePackTenancy: "",
      DedicatedResourcePackIds: [],
      RackId: "",
    },
    SystemDisk: toSystemDisk(system),
    DataDisks: disks.filter((disk) => disk.usage === "DATA_DISK").map(toDataDisk),
    ImageId: row.image_id,
    OsName: row.os,
    Uuid: row.uuid,
    Tags: tags,
    Metadata: { Items: items.map(({ key, value }) => ({ Key: key, Value: value })) },
    CreatedTime: isoTime(row.created),
    ExpiredTime: null,
    RenewFlag: "NOTIFY_AND_MANUAL_RENEW",
    RestrictState: "NORMAL",
    IsolatedSource: "NOTISOLATED",
    StopChargingMode: row.state === "STOPPED" ? row.stopped_mode : "NOT_APPLICABLE",
    CamRoleName: row.role,
    LicenseType: "TencentCloud",
    DisableApiTermination: row.protected === 1,
  };
}
