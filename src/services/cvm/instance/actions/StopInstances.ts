import { string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds, stopType } from "../../wire/parameters.ts";
import { instancesFor, startOperation } from "../refusals.ts";

export default action({
  name: "StopInstances",
  category: "Instance",
  summary: "Stops running instances.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(),
    StopType: stopType().default("SOFT"),
    StoppedMode: string("Whether stopped instances are billed. Images can only be created from billed instances.")
      .oneOf(["KEEP_CHARGING", "STOP_CHARGING"])
      .default("KEEP_CHARGING"),
  },

  output: {},

  raises: [
    "InvalidInstanceId.Malformed",
    "InvalidInstanceId.NotFound",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStatePending",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateRescueMode",
    "UnsupportedOperation.InstanceStateServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateShutdown",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopped",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminating",
  ],
  alsoPublished: [
    "InternalServerError",
    "InvalidInstance.NotSupported",
    "InvalidParameterCombination",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.ZoneNotSupported",
    "MutexOperation.TaskRunning",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation.HibernationForNormalInstance",
    "UnsupportedOperation.InstanceReinstallFailed",
    "UnsupportedOperation.InstanceStateBanning",
    "UnsupportedOperation.InstanceStateCorrupted",
    "UnsupportedOperation.InstanceStateExitServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceStateTerminated",
    "UnsupportedOperation.StoppedModeStopCharging",
  ],

  async run(scope) {
    const { InstanceIds, StoppedMode } = scope.input;
    const rows = await instancesFor("StopInstances", InstanceIds, scope);
    await startOperation("StopInstances", rows, scope, { stopped_mode: StoppedMode });
    return {};
  },
});
