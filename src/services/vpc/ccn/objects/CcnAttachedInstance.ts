import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { regions } from "#services/regions.ts";
import type { Attachment } from "../attachments.ts";

export const CcnAttachedInstance = objectType("CcnAttachedInstance", {
  CcnId: string("The CCN."),
  InstanceType: string("Type of the network: always VPC."),
  InstanceId: string("Id of the network."),
  InstanceName: string("Name of the network: the name of its region, because Lighthouse provides none."),
  InstanceRegion: string("Region of the network."),
  InstanceUin: string("Uin of the network's owner: Lighthouse's own account."),
  CidrBlock: listOf(string("A range of addresses."), "CIDR blocks of the network."),
  State: string("PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING."),
  AttachedTime: string("Time of the application, in China Standard Time."),
  CcnUin: string("Uin of the CCN's owner."),
  InstanceArea: string("Area of the network: CHINA_MAINLAND or OVERSEAS."),
  Description: string("Description of the network."),
  RouteTableId: string("Always empty: route tables do not exist here."),
  RouteTableName: string("Always empty: route tables do not exist here."),
  AliasType: string("Same as InstanceType: networks have no other names here."),
  AliasInstanceId: string("Same as InstanceId."),
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
    RouteTableId: "",
    RouteTableName: "",
    AliasType: "VPC",
    AliasInstanceId: network.id,
  };
}
