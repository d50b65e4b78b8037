import { listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";

const CcnAttachedInstance = objectType("CcnAttachedInstance", {
  CcnId: string("The CCN."),
  CidrBlock: listOf(string("A range of addresses."), "The private network."),
  State: string("How far it has joined: PENDING, ACTIVE, EXPIRED or DETACHING."),
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

  errors: [
    "FailedOperation",
    "FailedOperation.RequestError",
    "InternalError",
    "InternalError.RequestError",
    "InvalidParameterValue.CcnIdMalformed",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation",
    "UnsupportedOperation.DescribeCcnAttachedInstancesFailed",
  ],

  async run({ ccn }) {
    const present = await ccn.find();
    const set = (present ? [present] : []).map(({ id, state, created }) => ({
      CcnId: id,
      CidrBlock: ["10.0.0.0/16"],
      State: state,
      AttachedTime: chinaTime(created),
      Description: "Lighthouse attach ccn instance",
    }));
    return { CcnAttachedInstanceSet: set };
  },
});
