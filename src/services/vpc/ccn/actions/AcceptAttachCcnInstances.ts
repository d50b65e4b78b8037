import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId, networks } from "../../wire/parameters.ts";
import { decideApplications } from "../decisions.ts";

export default action({
  name: "AcceptAttachCcnInstances",
  category: "CCN",
  summary: "Approves the applications of networks to join a CCN, ahead of automatic approval.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: { CcnId: ccnId(), Instances: networks("Networks to approve.") },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.Malformed",
    "ResourceNotFound",
    "UnsupportedOperation.CcnNotAttached",
    "UnsupportedOperation.NotPendingCcnInstance",
  ],
  alsoPublished: [
    "UnsupportedOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.IsNotFinanceAccount",
    "UnsupportedOperation.UnableCrossBorder",
    "UnsupportedOperation.UnableCrossFinance",
  ],

  async run(scope) {
    const { CcnId, Instances } = scope.input;
    await decideApplications(CcnId, Instances, "ACTIVE", scope);
    return {};
  },
});
