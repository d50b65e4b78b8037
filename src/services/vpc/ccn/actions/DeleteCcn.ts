import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";

export default action({
  name: "DeleteCcn",
  category: "CCN",
  summary: "Deletes a CCN without networks.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: { CcnId: ccnId() },

  output: {},

  raises: [
    "InvalidParameterValue.Malformed",
    "ResourceNotFound",
    "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn",
  ],
  alsoPublished: [
    "InvalidParameter",
    "InvalidParameterValue.ParameterMismatch",
    "ResourceInUse",
    "UnsupportedOperation",
    "UnsupportedOperation.AppIdMismatch",
    "UnsupportedOperation.BandwidthNotExpired",
    "UnsupportedOperation.CcnHasFlowLog",
    "UnsupportedOperation.DeleteCcnExistCcnExpressConnect",
    "UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn",
    "UnsupportedOperation.RouteTableCanNotDelete",
  ],

  async run({ input: { CcnId }, ccns, attachments, fail }) {
    const details = { parameter: "CcnId", value: CcnId };
    if (!(await ccns.find(CcnId))) fail("ResourceNotFound", details);
    if ((await attachments.of(CcnId)).length > 0) {
      fail("UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn", details);
    }
    await ccns.remove(CcnId);
    return {};
  },
});
