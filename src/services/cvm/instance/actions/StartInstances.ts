import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { instancesFor, startOperation } from "../refusals.ts";

export default action({
  name: "StartInstances",
  category: "Instance",
  summary: "Starts stopped instances.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(),
  },

  output: {},

  raises: [
    "InvalidInstanceId.Malformed",
    "InvalidInstanceId.NotFound",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStatePending",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateRescueMode",
    "UnsupportedOperation.InstanceStateRunning",
    "UnsupportedOperation.InstanceStateServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateShutdown",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminating",
  ],
  alsoPublished: [
    "InternalServerError",
    "InvalidInstance.NotSupported",
    "InvalidParameterValue",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.ZoneNotSupported",
    "MutexOperation.TaskRunning",
    "UnsupportedOperation.InstanceReinstallFailed",
    "UnsupportedOperation.InstanceStateCorrupted",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceStateStopped",
    "UnsupportedOperation.InstanceStateTerminated",
  ],

  async run(scope) {
    const rows = await instancesFor("StartInstances", scope.input.InstanceIds, scope);
    await startOperation("StartInstances", rows, scope, { stopped_mode: "KEEP_CHARGING" });
    return {};
  },
});
