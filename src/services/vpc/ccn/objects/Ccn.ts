import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { CcnRow } from "../rows.ts";

export const Ccn = objectType("CCN", {
  CcnId: string("Id of the CCN, `ccn-` and eight characters."),
  CcnName: string("Name of the CCN."),
  CcnDescription: string("Description of the CCN."),
  InstanceCount: int("Number of attached networks and applications."),
  CreateTime: string("Creation time, in China Standard Time."),
  State: string("Always AVAILABLE."),
  QosLevel: string("Quality of service: PT, AU or AG."),
  InstanceChargeType: string("Always POSTPAID.").nullable(),
  BandwidthLimitType: string("Bandwidth limit type: outbound per region, or between regions.").nullable(),
  TagSet: listOf(Tag, "Tags."),
  RoutePriorityFlag: bool("Whether route priorities are supported."),
  RouteTableCount: int("Number of route tables.").nullable(),
  RouteTableFlag: bool("Whether several route tables are supported.").nullable(),
  IsSecurityLock: bool("Whether the CCN is blocked.").nullable(),
  RouteBroadcastPolicyFlag: bool("Whether route publication policies are enabled.").nullable(),
  InstanceMeteringType: string("Metering type: BANDWIDTH or TRAFFIC."),
  RouteECMPFlag: bool("Whether equal-cost routes share the load."),
  RouteOverlapFlag: bool("Whether routes may overlap."),
  TrafficMarkingPolicyFlag: bool("Whether traffic is marked."),
  RouteSelectPolicyFlag: bool("Whether policies select route tables."),
  DirectConnectAccelerateChannelFlag: bool("Whether layer 2 channels exist."),
  Ipv6Flag: bool("Whether route tables support IPv6."),
  MrtbAggregatePolicyFlag: bool("Whether route tables aggregate routes."),
  MrtbPolicyValueFlag: bool("Whether route policies match AS paths."),
  RouteTablePolicyValueCommunityFlag: bool("Whether route policies match communities."),
  PolicyBasedRoutingFlag: bool("Whether policy-based routing is enabled."),
  ServiceLevelMode: int("Always 0: one service level for the whole CCN, not one per pair of regions."),
});

/** There is no routing here, so all of these features are off. */
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
  ServiceLevelMode: 0,
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
