import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { DiskRow } from "../../disk/rows.ts";
import { bundleById } from "../../package/catalogue.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { InstanceRow } from "../rows.ts";

const SystemDisk = objectType("SystemDisk", {
  DiskType: string("Type of the disk."),
  DiskSize: int("Size, in GB."),
  DiskId: string("Id of the disk.").nullable(),
});

const InternetAccessible = objectType("InternetAccessible", {
  InternetChargeType: string("Billing mode for traffic."),
  InternetMaxBandwidthOut: int("Outbound bandwidth, in Mbit/s."),
  PublicIpAssigned: bool("Whether the instance has a public IP address."),
});

const LoginSettings = objectType("LoginSettings", {
  KeyIds: listOf(string("Id of a key pair."), "Ids of the bound key pairs."),
});

const SupportIpv6Detail = objectType("SupportIpv6Detail", {
  IsSupport: bool("Whether IPv6 can be enabled."),
  Detail: string("When IPv6 would take effect."),
  Message: string("Notes on IPv6 support."),
});

const InstanceViolationDetail = objectType("InstanceViolationDetail", {
  Source: string("Enforcement action: RESTRICT or FREEZE."),
  State: string("Whether the owner can lift the restriction: 1 yes, 2 no."),
  Reason: string("Type of violation."),
  Content: string("Content in violation."),
});

export const Instance = objectType("Instance", {
  InstanceId: string("Id of the instance."),
  BundleId: string("Id of the instance's bundle."),
  BlueprintId: string("Id of the instance's blueprint."),
  CPU: int("Number of CPU cores."),
  Memory: int("Memory, in GB."),
  InstanceName: string("Name chosen by the owner."),
  InstanceChargeType: string("Billing mode: PREPAID, a monthly subscription."),
  SystemDisk: object(SystemDisk, "System disk of the instance."),
  PrivateAddresses: listOf(string("IP address."), "Private IP addresses."),
  PublicAddresses: listOf(string("IP address."), "Public IP addresses."),
  InternetAccessible: object(InternetAccessible, "Internet access settings."),
  RenewFlag: string("Whether the resource is renewed automatically when it expires."),
  LoginSettings: object(LoginSettings, "Login settings."),
  InstanceState: string("Current state."),
  Uuid: string("Globally unique id."),
  LatestOperation: string("Most recent operation."),
  LatestOperationState: string("State of that operation: OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("RequestId of that operation."),
  IsolatedTime: string("Time of isolation, in UTC.").nullable(),
  CreatedTime: string("Creation time, in UTC.").nullable(),
  ExpiredTime: string("Expiration time, in UTC.").nullable(),
  PlatformType: string("Platform type: LINUX_UNIX or WINDOWS."),
  Platform: string("Operating system family, in uppercase."),
  OsName: string("Operating system and version."),
  Zone: string("Zone of the resource."),
  Tags: listOf(Tag, "Tags of the resource."),
  InstanceRestrictState: string("NORMAL, or NETWORK_RESTRICT if network access is blocked."),
  LatestOperationStartedTime: string("Start time of that operation, in UTC.").nullable(),
  SupportIpv6Detail: object(SupportIpv6Detail, "IPv6 support of the instance."),
  PublicIpv6Addresses: listOf(string("IP address."), "Public IPv6 addresses."),
  InitInvocationId: string("Id of the TAT invocation of the initialization command; empty if there is none."),
  InstanceViolationDetail: object(
    InstanceViolationDetail,
    "Details of policy violations. Fields are empty if there are none.",
  ),
});

export function toInstance(
  row: InstanceRow,
  disk: DiskRow | undefined,
  keys: readonly string[],
): typeof Instance.value {
  const bundle = bundleById(row.bundle_id);
  return {
    InstanceId: row.id,
    BundleId: row.bundle_id,
    BlueprintId: row.blueprint_id,
    CPU: bundle?.cpu ?? 0,
    Memory: bundle?.memory ?? 0,
    InstanceName: row.name,
    InstanceChargeType: "PREPAID",
    SystemDisk: { DiskType: disk?.type ?? "", DiskSize: disk?.size ?? 0, DiskId: disk?.id ?? null },
    PrivateAddresses: [row.private_ip],
    PublicAddresses: [row.public_ip],
    InternetAccessible: {
      InternetChargeType: bundle?.charge ?? "",
      InternetMaxBandwidthOut: bundle?.bandwidth ?? 0,
      PublicIpAssigned: true,
    },
    RenewFlag: row.renew_flag,
    LoginSettings: { KeyIds: keys },
    InstanceState: row.state,
    Uuid: row.uuid,
    LatestOperation: row.latest_operation ?? "",
    LatestOperationState: row.latest_state ?? "",
    LatestOperationRequestId: row.latest_request ?? "",
    IsolatedTime: row.isolated === null ? null : isoTime(row.isolated),
    CreatedTime: isoTime(row.created),
    ExpiredTime: isoTime(row.expires),
    PlatformType: platformType(row.platform),
    Platform: row.platform,
    OsName: row.os,
    Zone: row.zone,
    Tags: tagsOf(row),
    InstanceRestrictState: "NORMAL",
    LatestOperationStartedTime: row.latest_started === null ? null : isoTime(row.latest_started),
    SupportIpv6Detail: { IsSupport: false, Detail: "", Message: "" },
    PublicIpv6Addresses: [],
    InitInvocationId: row.init_invocation,
    InstanceViolationDetail: { Source: "", State: "", Reason: "", Content: "" },
  };
}

export const platformType = (platform: string): string => (platform === "WINDOWS" ? "WINDOWS" : "LINUX_UNIX");
