import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { CcnRow } from "../rows.ts";

export const Ccn = objectType("CCN", {
  CcnId: string("Its id, `ccn-` and eight characters."),
  CcnName: string("What its owner calls it."),
  CcnDescription: string("What its owner says about it."),
  InstanceCount: int("How many networks belong to it or ask to."),
  CreateTime: string("When it was made, by China's clock."),
  State: string("AVAILABLE."),
  QosLevel: string("How good it is: PT, AU or AG."),
  InstanceChargeType: string("POSTPAID.").nullable(),
  BandwidthLimitType: string("Whether what leaves a region or what goes between two is limited.").nullable(),
  TagSet: listOf(Tag, "Its tags."),
  RoutePriorityFlag: bool("Whether routes have priorities."),
  RouteTableCount: int("How many tables of routes it has.").nullable(),
  RouteTableFlag: bool("Whether it may have several tables.").nullable(),
  IsSecurityLock: bool("Whether it is blocked.").nullable(),
  RouteBroadcastPolicyFlag: bool("Whether it chooses which routes it tells.").nullable(),
  InstanceMeteringType: string("What is measured: BANDWIDTH or TRAFFIC."),
  RouteECMPFlag: bool("Whether equal routes share the load."),
  RouteOverlapFlag: bool("Whether routes may overlap."),
  TrafficMarkingPolicyFlag: bool("Whether traffic is marked."),
  RouteSelectPolicyFlag: bool("Whether it chooses tables by policy."),
  DirectConnectAccelerateChannelFlag: bool("Whether it has channels of the second layer."),
  Ipv6Flag: bool("Whether its tables take IPv6."),
  MrtbAggregatePolicyFlag: bool("Whether its tables join routes."),
  MrtbPolicyValueFlag: bool("Whether its policies look at paths."),
  RouteTablePolicyValueCommunityFlag: bool("Whether its policies look at communities."),
  PolicyBasedRoutingFlag: bool("Whether it routes by policy."),
});

/** Nothing is routed here, so there is nothing of all this. */
const plain = {
  RoutePriorityFlag: false,
  RouteTableCount: 0,
  RouteTableFlag: false,
  IsSecurityLock: false,
  RouteBroadcastPolicyFlag: false,
  RouteECMPFlag: false,
  RouteOverlapFlag: false,
  TrafficMarkingPolicyFlag: false,
  RouteSelectPolicyFlag: false,
  DirectConnectAccelerateChannelFlag: false,
  Ipv6Flag: false,
  MrtbAggregatePolicyFlag: false,
  MrtbPolicyValueFlag: false,
  RouteTablePolicyValueCommunityFlag: false,
  PolicyBasedRoutingFlag: false,
} as const;

export function toCcn(row: CcnRow, networks: number): typeof Ccn.value {
  return {
    ...plain,
    CcnId: row.id,
    CcnName: row.name,
    CcnDescription: row.about,
    InstanceCount: networks,
    CreateTime: chinaTime(row.created),
    State: "AVAILABLE",
    QosLevel: row.quality,
    InstanceChargeType: "POSTPAID",
    BandwidthLimitType: row.bandwidth_limit,
    InstanceMeteringType: row.metering,
    TagSet: tagsOf(row),
  };
}
