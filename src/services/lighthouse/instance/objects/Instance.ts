import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { DiskRow } from "../../disk/rows.ts";
import { bundleById } from "../../package/catalogue.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { InstanceRow } from "../rows.ts";

const SystemDisk = objectType("SystemDisk", {
  DiskType: string("Kind of disk."),
  DiskSize: int("Size in GB."),
  DiskId: string("Id of the disk.").nullable(),
});

const InternetAccessible = objectType("InternetAccessible", {
  InternetChargeType: string("How traffic is charged."),
  InternetMaxBandwidthOut: int("Mbit/s out."),
  PublicIpAssigned: bool("Whether it has a public address."),
});

const LoginSettings = objectType("LoginSettings", {
  KeyIds: listOf(string("Id of a key pair."), "The keys that let in."),
});

const SupportIpv6Detail = objectType("SupportIpv6Detail", {
  IsSupport: bool("Whether IPv6 can be switched on."),
  Detail: string("When it would take effect."),
  Message: string("What to know about it."),
});

const InstanceViolationDetail = objectType("InstanceViolationDetail", {
  Source: string("What was done: RESTRICT or FREEZE."),
  State: string("Whether the owner may lift it: 1 yes, 2 no."),
  Reason: string("Kind of violation."),
  Content: string("What violates."),
});

export const Instance = objectType("Instance", {
  InstanceId: string("Id of the instance."),
  BundleId: string("The bundle that it was bought as."),
  BlueprintId: string("The blueprint that it was made from."),
  CPU: int("Cores."),
  Memory: int("GB of memory."),
  InstanceName: string("What its owner calls it."),
  InstanceChargeType: string("PREPAID: by the month."),
  SystemDisk: object(SystemDisk, "Its system disk."),
  PrivateAddresses: listOf(string("An address."), "Its private addresses."),
  PublicAddresses: listOf(string("An address."), "Its public addresses."),
  InternetAccessible: object(InternetAccessible, "Its way to the internet."),
  RenewFlag: string("Whether it is renewed by itself when it expires."),
  LoginSettings: object(LoginSettings, "How one gets in."),
  InstanceState: string("Its state."),
  Uuid: string("A name that is unique everywhere."),
  LatestOperation: string("The last action on it."),
  LatestOperationState: string("OPERATING, SUCCESS or FAILED."),
  LatestOperationRequestId: string("The RequestId of that action."),
  IsolatedTime: string("When it was given back, in UTC.").nullable(),
  CreatedTime: string("When it was made, in UTC.").nullable(),
  ExpiredTime: string("Until when it is paid, in UTC.").nullable(),
  PlatformType: string("LINUX_UNIX or WINDOWS."),
  Platform: string("Family of its system, in capitals."),
  OsName: string("Its system, with version."),
  Zone: string("Its zone."),
  Tags: listOf(Tag, "Its tags."),
  InstanceRestrictState: string("NORMAL, or NETWORK_RESTRICT where its network was cut off."),
  LatestOperationStartedTime: string("When that action began, in UTC.").nullable(),
  SupportIpv6Detail: object(SupportIpv6Detail, "Whether it can have IPv6."),
  PublicIpv6Addresses: listOf(string("An address."), "Its public IPv6 addresses."),
  InitInvocationId: string("The run of the command given at its making."),
  InstanceViolationDetail: object(InstanceViolationDetail, "What it is accused of; empty where nothing is."),
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
    InitInvocationId: "",
    InstanceViolationDetail: { Source: "", State: "", Reason: "", Content: "" },
  };
}

export const platformType = (platform: string): string => (platform === "WINDOWS" ? "WINDOWS" : "LINUX_UNIX");
