import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { regions } from "#services/regions.ts";
import type { Attachment } from "../attachments.ts";

export const CcnAttachedInstance = objectType("CcnAttachedInstance", {
  CcnId: string("The CCN."),
  InstanceType: string("VPC."),
  InstanceId: string("Id of the network."),
  InstanceName: string("Name of the network; the region's, as Lighthouse gives none."),
  InstanceRegion: string("The region that it is in."),
  InstanceUin: string("The account in which the network is: Lighthouse's own."),
  CidrBlock: listOf(string("A range of addresses."), "Its ranges."),
  State: string("PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING."),
  AttachedTime: string("When it asked to join, by China's clock."),
  CcnUin: string("The account that the CCN belongs to."),
  InstanceArea: string("CHINA_MAINLAND or OVERSEAS."),
  Description: string("What it is."),
  RouteTableId: string("Null: there are no tables of routes here.").nullable(),
  RouteTableName: string("Null: there are no tables of routes here.").nullable(),
});

export function toAttachedInstance(attachment: Attachment): typeof CcnAttachedInstance.value {
  const { ccn, account, region, state, created, network } = attachment;
  const mainland = regions.some((one) => one.name === region && one.mainland);
  return {
    CcnId: ccn,
    InstanceType: "VPC",
    InstanceId: network.id,
    InstanceName: region,
    InstanceRegion: region,
    InstanceUin: lighthouseAccount,
    CidrBlock: network.ranges,
    State: state,
    AttachedTime: chinaTime(created),
    CcnUin: account,
    InstanceArea: mainland ? "CHINA_MAINLAND" : "OVERSEAS",
    Description: network.about,
    RouteTableId: null,
    RouteTableName: null,
  };
}
