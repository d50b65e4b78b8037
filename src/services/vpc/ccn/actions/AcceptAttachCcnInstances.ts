import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId, networks } from "../../wire/parameters.ts";
import { decide } from "../decisions.ts";

export default action({
  name: "AcceptAttachCcnInstances",
  category: "CCN",
  summary: "Lets networks that ask to join a CCN, before they are let in by themselves.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: { CcnId: ccnId(), Instances: networks("The networks that are let in.") },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.Malformed",
    "ResourceNotFound",
    "UnsupportedOperation",
    "UnsupportedOperation.CcnNotAttached",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.IsNotFinanceAccount",
    "UnsupportedOperation.NotPendingCcnInstance",
    "UnsupportedOperation.UnableCrossBorder",
    "UnsupportedOperation.UnableCrossFinance",
  ],

  async run(scope) {
    const { CcnId, Instances } = scope.input;
    await decide(CcnId, Instances, "ACTIVE", scope);
    return {};
  },
});
