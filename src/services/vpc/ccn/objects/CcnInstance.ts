import { objectType, string } from "#kernel/fields.ts";

export const CcnInstance = objectType("CcnInstance", {
  InstanceType: string("VPC: a private network. There are no others here."),
  InstanceId: string("Its id: see DescribeCcnAttachedInstances."),
  InstanceRegion: string("The region that it is in."),
  Description: string("What it is. Taken without effect, since Lighthouse says what its networks are.").optional(),
  RouteTableId: string("The table of routes for it; there are none here.").nullable().optional(),
  OrderType: string("Who pays. Taken without effect, since both belong to one account.")
    .oneOf(["PayByCcnOwner", "PayByInstanceOwner"])
    .optional(),
});
