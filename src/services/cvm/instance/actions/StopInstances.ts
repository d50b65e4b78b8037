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
    "InternalServerError",
    "InvalidInstance.NotSupported",
    "InvalidInstanceId.Malformed",
    "InvalidInstanceId.NotFound",
    "InvalidParameterCombination",
    "InvalidParameterValue",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.ZoneNotSupported",
    "MissingParameter",
    "MutexOperation.TaskRunning",
    "OperationDenied.InstanceOperationInProgress",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation.HibernationForNormalInstance",
    "UnsupportedOperation.InstanceReinstallFailed",
    "UnsupportedOperation.InstanceStateBanning",
    "UnsupportedOperation.InstanceStateCorrupted",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateExitServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceStatePending",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateRescueMode",
    "UnsupportedOperation.InstanceStateServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateShutdown",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopped",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminated",
    "UnsupportedOperation.InstanceStateTerminating",
    "UnsupportedOperation.StoppedModeStopCharging",
  ],

  async run(scope) {
    const { InstanceIds, StoppedMode } = scope.input;
    const rows = await instancesFor("StopInstances", InstanceIds, scope);
    await startOperation("StopInstances", rows, scope, { stopped_mode: StoppedMode });
    return {};
  },
});
