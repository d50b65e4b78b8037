import { bool } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds, stopType } from "../../wire/parameters.ts";
import { instancesFor, startOperation } from "../refusals.ts";

export default action({
  name: "RebootInstances",
  category: "Instance",
  summary: "Restarts running instances.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(),
    ForceReboot: bool(
      "Whether to cut the power if the system does not shut down. StopType is more precise.",
    ).optional(),
    StopType: stopType().optional(),
  },

  exclusive: [["ForceReboot", "StopType", "InvalidParameterCombination"]],

  output: {},

  raises: [
    "InvalidInstanceId.Malformed",
    "InvalidInstanceId.NotFound",
    "InvalidParameterCombination",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStatePending",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateShutdown",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopped",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminating",
  ],
  alsoPublished: [
    "FailedOperation.InvalidInstanceApplicationRole",
    "InternalServerError",
    "InvalidInstance.NotSupported",
    "InvalidParameterValue",
    "InvalidParameterValue.InstanceIdMalformed",
    "MutexOperation.TaskRunning",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation",
    "UnsupportedOperation.InstanceReinstallFailed",
    "UnsupportedOperation.InstanceStateCorrupted",
    "UnsupportedOperation.InstanceStateExitServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.StoppedModeStopCharging",
  ],

  async run(scope) {
    const rows = await instancesFor("RebootInstances", scope.input.InstanceIds, scope);
    await startOperation("RebootInstances", rows, scope);
    return {};
  },
});
