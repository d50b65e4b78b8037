import type { Fail } from "#kernel/action.ts";
import { isRecord } from "#kernel/record.ts";

/** Parameters of RunInstances for unsupported features, with the code for each. */
export const unsupportedParameters = [
  ["LaunchTemplate", "InvalidParameterValue.LaunchTemplateIdNotExisted"],
  ["ChcIds", "InvalidParameterValue.ChcHostsNotFound"],
  ["Placement.ProjectId", "InvalidProjectId.NotFound"],
  ["Placement.HostIds", "InvalidHostId.NotFound"],
  ["Placement.DedicatedResourcePackIds", "InvalidParameterValue.DedicatedResourcePackIdsNotFound"],
  ["Placement.DedicatedResourcePackTenancy", "InvalidParameterValue.DedicatedResourcePackTenancyMismatch"],
  ["DedicatedClusterId", "InvalidParameter.CdcNotSupported"],
  ["SystemDisk.CdcId", "InvalidParameter.CdcNotSupported"],
  ["DataDisks.CdcId", "InvalidParameter.CdcNotSupported"],
  ["SystemDisk.Encrypt", "UnsupportedOperation.InvalidRegionDiskEncrypt"],
  ["SystemDisk.KmsKeyId", "UnsupportedOperation.InvalidRegionDiskEncrypt"],
  ["DataDisks.Encrypt", "UnsupportedOperation.InvalidRegionDiskEncrypt"],
  ["DataDisks.KmsKeyId", "UnsupportedOperation.InvalidRegionDiskEncrypt"],
  ["DataDisks.ThroughputPerformance", "UnsupportedOperation.InvalidDisk"],
  ["DataDisks.BurstPerformance", "UnsupportedOperation.InvalidDisk"],
  ["VirtualPrivateCloud.AsVpcGateway", "InvalidParameterValue"],
  ["VirtualPrivateCloud.PrivateIpAddresses", "VpcAddrNotInSubNet"],
  ["VirtualPrivateCloud.Ipv6AddressCount", "InvalidParameterValue.VpcNotSupportIpv6Address"],
  ["InternetAccessible.IPv6AddressType", "InvalidParameterValue.VpcNotSupportIpv6Address"],
  ["InternetAccessible.BandwidthPackageId", "InvalidParameterValue.BandwidthPackageIdNotFound"],
  ["InternetAccessible.AntiDDoSPackageId", "InvalidParameterValue"],
  ["NetworkInterfaces", "InvalidParameterValue.InstanceTypeNotSupportElasticNetworks"],
  ["SecurityGroupIds", "InvalidSecurityGroupId.NotFound"],
  ["LoginSettings.KeyIds", "InvalidParameterValue.KeyPairNotFound"],
  ["ActionTimer", "UnsupportedOperation.NotSupportImportInstancesActionTimer"],
  ["DisasterRecoverGroupIds", "FailedOperation.DisasterRecoverGroupNotFound"],
  ["PartitionNumber", "FailedOperation.DisasterRecoverGroupNotFound"],
  ["InstanceMarketOptions", "UnsupportedOperation.NoInstanceTypeSupportSpot"],
  ["CpuTopology", "InvalidParameterValue.CoreCountValue"],
  ["HpcClusterId", "ResourceNotFound.HpcCluster"],
  ["EnableJumboFrame", "UnsupportedOperation.InstanceTypeNotSupportJumboFrame"],
] as const;

type Code = (typeof unsupportedParameters)[number][1];

/** Fails for the first parameter that requests an unsupported feature. */
export function refuseUnsupported(input: object, fail: Fail<Code>): void {
  for (const [path, code] of unsupportedParameters) {
    const asked = valuesAt(input, path.split(".")).find(asks);
    if (asked !== undefined) fail(code, { parameter: path, value: shown(asked) });
  }
}

/** The values at a path, which descends into every element of a list. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, [name, ...rest]));
  return isRecord(value) ? valuesAt(value[name], rest) : [];
}

/** Whether a value requests nothing: zero, false, or an empty text, list or structure. */
function asks(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isRecord(value)) return Object.values(value).some(asks);
  return value !== undefined && value !== 0 && value !== false && value !== "";
}

const shown = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
