import { objectType, string } from "#kernel/fields.ts";

export const CcnInstance = objectType("CcnInstance", {
  InstanceType: string("Type of the network. Only VPC is supported here."),
  InstanceId: string("Id of the network, as listed by DescribeCcnAttachedInstances."),
  InstanceRegion: string("Region of the network."),
  Description: string("Description. Accepted without effect, because Lighthouse describes its networks.").optional(),
  RouteTableId: string("Route table of the network. Not supported here.").nullable().optional(),
  OrderType: string("Billing account. Accepted without effect, because both belong to one account.")
    .oneOf(["PayByCcnOwner", "PayByInstanceOwner"])
    .optional(),
});
