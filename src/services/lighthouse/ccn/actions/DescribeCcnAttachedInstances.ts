import { listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { privateNetworkOf } from "#services/privateNetwork.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";

const CcnAttachedInstance = objectType("CcnAttachedInstance", {
  CcnId: string("The CCN."),
  CidrBlock: listOf(string("Address range."), "Address ranges of the private network."),
  State: string("Attachment state: PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING."),
  AttachedTime: string("Time of the application, in China Standard Time.").nullable(),
  Description: string("Description of the private network."),
});

export default action({
  name: "DescribeCcnAttachedInstances",
  category: "CCN",
  summary: "Returns the CCN that the account's private network in the region is attached to.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {},

  output: {
    CcnAttachedInstanceSet: listOf(
      CcnAttachedInstance,
      "The attached private network. Empty if it is not attached to a CCN.",
    ),
  },

  raises: ["UnauthorizedOperation.NoPermission"],
  alsoPublished: [
    ...requestServiceCodes,
    "FailedOperation",
    "InternalError",
    "InvalidParameterValue.CcnIdMalformed",
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
