import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";

/** How instances reach others, and are reached. */

export const internetCharges = ["TRAFFIC_POSTPAID_BY_HOUR", "BANDWIDTH_POSTPAID_BY_HOUR"] as const;

export const VirtualPrivateCloud = objectType("VirtualPrivateCloud", {
  VpcId: string("`DEFAULT`, the one network that there is.").pattern(
    /^(DEFAULT|vpc-[0-9a-z]{8}|)$/,
    "DEFAULT or vpc-xxxxxxxx",
    "InvalidParameterValue.VpcIdMalformed",
  ),
  SubnetId: string("`DEFAULT`, the one subnet that there is.").pattern(
    /^(DEFAULT|subnet-[0-9a-z]{8}|)$/,
    "DEFAULT or subnet-xxxxxxxx",
    "InvalidParameterValue.SubnetIdMalformed",
  ),
  AsVpcGateway: bool("Whether others reach the internet through it, which is not offered here.").optional(),
  PrivateIpAddresses: listOf(
    string("An address."),
    "Addresses of one's own choice, which are not offered here.",
  ).optional(),
  Ipv6AddressCount: int("How many IPv6 addresses it gets; none here.").optional(),
});

export const InternetAccessible = objectType("InternetAccessible", {
  InternetChargeType: string(`One of ${internetCharges.join(", ")}.`)
    .oneOf(internetCharges)
    .optional(),
  InternetMaxBandwidthOut: int("Mbit a second to the internet, at most 200; 0 means that there is no way there.")
    .min(0, "InvalidParameterValue.Range")
    .max(200, "InvalidParameterValue.Range")
    .optional(),
  PublicIpAssigned: bool("Whether it gets a public address: yes if there is bandwidth, unless said.").optional(),
  BandwidthPackageId: string("The package that the bandwidth is taken from; there are none here.").optional(),
  InternetServiceProvider: string("BGP, the only line here.").oneOf(["BGP", ""]).optional(),
  IPv4AddressType: string("WanIP, the only kind of address here.").oneOf(["WanIP", ""]).optional(),
  IPv6AddressType: string("A kind of public IPv6 address; there are none here.").optional(),
  AntiDDoSPackageId: string("A package of protection; there are none here.").optional(),
});
