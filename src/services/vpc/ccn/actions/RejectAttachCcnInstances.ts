import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId, networks } from "../../wire/parameters.ts";
import { decideApplications } from "../decisions.ts";

export default action({
  name: "RejectAttachCcnInstances",
  category: "CCN",
  summary: "Rejects the applications of networks to join a CCN.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: { CcnId: ccnId(), Instances: networks("Networks to reject.") },

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
  alsoPublished: ["UnsupportedOperation"],

  async run(scope) {
    const { CcnId, Instances } = scope.input;
    await decideApplications(CcnId, Instances, "REJECTED", scope);
    return {};
  },
});
