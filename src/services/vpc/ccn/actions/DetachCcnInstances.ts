import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId, networks } from "../../wire/parameters.ts";
import { refuseRouteTables } from "../routeTables.ts";

export default action({
  name: "DetachCcnInstances",
  category: "CCN",
  summary: "Detaches networks from a CCN or withdraws their applications.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["ccn/$CcnId"],

  input: { CcnId: ccnId(), Instances: networks("Networks to detach.") },

  output: {},

  raises: [
    "InvalidParameterValue.Malformed",
    "ResourceNotFound",
    "UnsupportedOperation.CcnNotAttached",
    "UnsupportedOperation.MutexOperationTaskRunning",
  ],
  alsoPublished: [
    "InvalidParameterValue.ParameterMismatch",
    "UnsupportedOperation",
    "UnsupportedOperation.AppIdMismatch",
    "UnsupportedOperation.AppIdNotFound",
    "UnsupportedOperation.CcnInstanceHasBoundPolicyRouteNextHopNotAllowedDetach",
    "UnsupportedOperation.CcnInstanceHasBoundPolicyRouteRuleNotAllowedDetach",
  ],

  async run({ input: { CcnId, Instances }, ccns, attachments, fail }) {
    if (!(await ccns.find(CcnId))) fail("ResourceNotFound", { parameter: "CcnId", value: CcnId });
    refuseRouteTables(Instances, fail);
    for (const one of await attachments.named(CcnId, Instances, fail)) {
      if (one.state === "DETACHING") {
        fail("UnsupportedOperation.MutexOperationTaskRunning", { parameter: "Instances", value: one.network.id });
      }
      await attachments.remove(one);
    }
    return {};
  },
});
