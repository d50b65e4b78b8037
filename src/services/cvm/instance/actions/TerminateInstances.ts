import { bool } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { instancesFor, startOperation } from "../refusals.ts";

export default action({
  name: "TerminateInstances",
  category: "Instance",
  summary: "Destroys instances and all their disks.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: instanceIds(),
    ReleaseAddress: bool("Whether to release elastic IP addresses. They do not exist here.").default(false),
    ReleasePrepaidDataDisks: bool("Whether to return prepaid disks. They do not exist here.").default(false),
  },

  output: {},

  raises: [
    "InvalidInstanceId.Malformed",
    "InvalidInstanceId.NotFound",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.InstanceStateEnterRescueMode",
    "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateExitRescueMode",
    "UnsupportedOperation.InstanceStateFreezing",
    "UnsupportedOperation.InstanceStateLaunchFailed",
    "UnsupportedOperation.InstanceStatePending",
    "UnsupportedOperation.InstanceStateRebooting",
    "UnsupportedOperation.InstanceStateStarting",
    "UnsupportedOperation.InstanceStateStopping",
    "UnsupportedOperation.InstanceStateTerminating",
    "UnsupportedOperation.InstancesProtected",
  ],
  alsoPublished: [
    "FailedOperation.InvalidInstanceApplicationRole",
    "FailedOperation.InvalidInstanceApplicationRoleEmr",
    "FailedOperation.Unreturnable",
    "InternalError.TradeUnknownError",
    "InternalServerError",
    "InvalidAccount.UnpaidOrder",
    "InvalidInstance.NotSupported",
    "InvalidInstanceNotSupportedPrepaidInstance",
    "InvalidParameterValue",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.NotSupported",
    "LimitExceeded.UserReturnQuota",
    "MutexOperation.TaskRunning",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
    "UnsupportedOperation",
    "UnsupportedOperation.InstanceChargeType",
    "UnsupportedOperation.InstanceMixedPricingModel",
    "UnsupportedOperation.InstanceStateBanning",
    "UnsupportedOperation.InstanceStateExitServiceLiveMigrate",
    "UnsupportedOperation.InstanceStateIsolating",
    "UnsupportedOperation.InstanceStateTerminated",
    "UnsupportedOperation.InvalidInstancesOwner",
    "UnsupportedOperation.RedHatInstanceTerminateUnsupported",
    "UnsupportedOperation.RedHatInstanceUnsupported",
    "UnsupportedOperation.Region",
    "UnsupportedOperation.SpecialInstanceType",
    "UnsupportedOperation.UserLimitOperationExceedQuota",
  ],

  async run(scope) {
    const rows = await instancesFor("TerminateInstances", scope.input.InstanceIds, scope);
    const kept = rows.find((row) => row.protected === 1);
    if (kept) scope.fail("UnsupportedOperation.InstancesProtected", { parameter: "InstanceIds", value: kept.id });
    await startOperation("TerminateInstances", rows, scope);
    return {};
  },
});
