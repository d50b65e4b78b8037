import { listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { privateNetworkOf } from "#services/privateNetwork.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";

const CcnAttachedInstance = objectType("CcnAttachedInstance", {
  CcnId: string("The CCN."),
  CidrBlock: listOf(string("A range of addresses."), "The private network."),
  State: string("How far it has joined: PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING."),
  AttachedTime: string("When it asked to join, by China's clock.").nullable(),
  Description: string("What it is."),
});

export default action({
  name: "DescribeCcnAttachedInstances",
  category: "CCN",
  summary: "Tells which CCN the account's private network in the region belongs to.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {},

  output: { CcnAttachedInstanceSet: listOf(CcnAttachedInstance, "The private network; none where it is in no CCN.") },

  raises: [
    "FailedOperation",
    "FailedOperation.RequestError",
    "InternalError",
    "InternalError.RequestError",
    "InvalidParameterValue.CcnIdMalformed",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation",
    "UnsupportedOperation.DescribeCcnAttachedInstancesFailed",
  ],

  async run({ ccn, account, region }) {
    const present = await ccn.find();
    const network = privateNetworkOf(account, region);
    const set = (present ? [present] : []).map(({ id, state, created }) => ({
      CcnId: id,
      CidrBlock: network.ranges,
      State: state,
      AttachedTime: chinaTime(created),
      Description: network.about,
    }));
    return { CcnAttachedInstanceSet: set };
  },
});
