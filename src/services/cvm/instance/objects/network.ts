import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";

/** Network structures of instances. */

export const internetCharges = ["TRAFFIC_POSTPAID_BY_HOUR", "BANDWIDTH_POSTPAID_BY_HOUR"] as const;

export const VirtualPrivateCloud = objectType("VirtualPrivateCloud", {
  VpcId: string("Network. Only `DEFAULT` exists.").pattern(
    /^(DEFAULT|vpc-[0-9a-z]{8}|)$/,
    "DEFAULT or vpc-xxxxxxxx",
    "InvalidParameterValue.VpcIdMalformed",
  ),
  SubnetId: string("Subnet. Only `DEFAULT` exists.").pattern(
    /^(DEFAULT|subnet-[0-9a-z]{8}|)$/,
    "DEFAULT or subnet-xxxxxxxx",
    "InvalidParameterValue.SubnetIdMalformed",
  ),
  AsVpcGateway: bool("Whether the instance is a public gateway. Not supported here.").optional(),
  PrivateIpAddresses: listOf(string("An address."), "Chosen private addresses. Not supported here.").optional(),
  Ipv6AddressCount: int("Number of IPv6 addresses. Not supported here.").optional(),
});

export const InternetAccessible = objectType("InternetAccessible", {
  InternetChargeType: string(`One of ${internetCharges.join(", ")}.`)
    .oneOf(internetCharges)
    .optional(),
  InternetMaxBandwidthOut: int("Internet bandwidth in Mbit/s, at most 200. 0 means no internet access.")
    .min(0, "InvalidParameterValue.Range")
    .max(200, "InvalidParameterValue.Range")
    .optional(),
  PublicIpAssigned: bool("Whether to assign a public address. Defaults to true if there is bandwidth.").optional(),
  BandwidthPackageId: string("Bandwidth package. Not supported here.").optional(),
  InternetServiceProvider: string("Line type. Only BGP is supported here.").oneOf(["BGP", ""]).optional(),
  IPv4AddressType: string("Address type. Only WanIP is supported here.").oneOf(["WanIP", ""]).optional(),
  IPv6AddressType: string("Public IPv6 address type. Not supported here.").optional(),
  AntiDDoSPackageId: string("Protection package. Not supported here.").optional(),
});
