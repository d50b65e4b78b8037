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
  GPUCount: float("Number of GPUs."),
  GPUId: listOf(string("An address."), "Locations of the GPUs."),
  GPUType: string("Type of the GPUs."),
});

export const Instance = objectType("Instance", {
  Placement: object(Placement, "Placement of the instance."),
  InstanceId: string("Id of the instance, `ins-` and eight characters."),
  InstanceType: string("Instance type."),
  CPU: int("Number of cores."),
  Memory: int("Memory in GiB."),
  RestrictState: string("Always NORMAL: instances do not expire."),
  InstanceName: string("Name."),
  InstanceChargeType: string("Billing mode: always POSTPAID_BY_HOUR."),
  SystemDisk: object(SystemDisk, "System disk."),
  DataDisks: listOf(DataDisk, "Data disks."),
  PrivateIpAddresses: listOf(string("An address."), "Private IP addresses."),
  PublicIpAddresses: listOf(string("An address."), "Public IP addresses. Null if there are none.").nullable(),
  InternetAccessible: object(InternetAccessible, "Internet access."),
  VirtualPrivateCloud: object(VirtualPrivateCloud, "Network. Its ids are empty, because networks have no ids here."),
  ImageId: string("Id of the source image. Empty if it is not recorded."),
  RenewFlag: string("Always NOTIFY_AND_MANUAL_RENEW: instances are not prepaid."),
  CreatedTime: string("Creation time, in UTC."),
  ExpiredTime: string("Always null: instances are not prepaid.").nullable(),
  OsName: string("Operating system with its version."),
  SecurityGroupIds: listOf(string("Id of a group."), "Security groups. Not supported here."),
  LoginSettings: object(LoginSettings, "Ids of the login key pairs. They do not exist here."),
  InstanceState: string("PENDING, RUNNING, STOPPING, STOPPED, STARTING, REBOOTING or TERMINATING."),
  Tags: listOf(Tag, "Tags."),
  StopChargingMode: string("KEEP_CHARGING or STOP_CHARGING for a stopped instance, else NOT_APPLICABLE."),
  Uuid: string("Globally unique id of the instance."),
  LatestOperation: string("Latest operation. Null before the first operation.").nullable(),
  LatestOperationState: string("OPERATING or SUCCESS; null before the first operation.").nullable(),
  LatestOperationRequestId: string(
    "Id of the request that started the operation. Null before the first operation.",
  ).nullable(),
  DisasterRecoverGroupId: string("Placement group. Not supported here."),
  IPv6Addresses: listOf(string("An address."), "Always null: such addresses do not exist here.").nullable(),
  CamRoleName: string("CAM role of the instance. Empty without a role."),
  HpcClusterId: string("High-performance computing cluster. Not supported here."),
  RdmaIpAddresses: listOf(string("An address."), "Always null: such clusters do not exist here.").nullable(),
  DedicatedClusterId: string("Dedicated cluster. Not supported here."),
  IsolatedSource: string("Always NOTISOLATED."),
  GPUInfo: object(GPUInfo, "GPUs. No instance type here has any."),
  LicenseType: string("Always TencentCloud."),
  DisableApiTermination: bool("Whether TerminateInstances refuses the instance."),
  DefaultLoginUser: string("Default login user of the system."),
  DefaultLoginPort: int("Default login port."),
  LatestOperationErrorMsg: string("Always null: operations do not fail here.").nullable(),
  Metadata: object(Metadata, "Key-value pairs from the request."),
  PublicIPv6Addresses: listOf(string("An address."), "Public IPv6 addresses. They do not exist here."),
  DisasterRecoverGroupIds: listOf(string("Id of a group."), "Placement groups. They do not exist here."),
  CpuTopology: object(CpuTopology, "CPU topology. Null means the default of the instance type."),
  PartitionNumber: int("Partition of the placement group: 0 without a partition."),
  HostName: string("Host name."),
  EnableJumboFrame: bool("Always false: no instance type here supports jumbo frames."),
});

/** Members for features that do not exist here. */
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
  EnableJumboFrame: false,
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

/** The given host name, or one of CVM's form `VM-4-18-ubuntu`: the end of the private address and the platform. */
function hostNameOf({ host_name, private_ip, platform }: InstanceRow): string {
  const [, , third = "0", fourth = "0"] = private_ip.split(".");
  return host_name || `VM-${third}-${fourth}-${platform.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`;
}

/** An instance as CVM returns it. `row` must be settled. */
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
    HostName: hostNameOf(row),
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
