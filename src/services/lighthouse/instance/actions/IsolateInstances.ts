import { bool } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { stateAfter } from "../../disk/states.ts";
import { afterReturn } from "../../package/lifetimes.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { isolateInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

export default action({
  name: "IsolateInstances",
  category: "Instance",
  summary: "Returns instances: stops them and starts the 7-day isolation period.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: isolateInstances,

  input: {
    InstanceIds: instanceIds(20),
    IsolateDataDisk: bool("Whether to return the attached data disks too.").default(true),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "LimitExceeded.IsolateResourcesLimitExceeded",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.DescribeResourcesReturnableError",
    "FailedOperation.IsolateResourcesFailed",
    "InternalError.DescribeResourcesReturnableError",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
    "UnsupportedOperation.ResourceNotReturnable",
  ],

  async run({ input, instances, disks, operations, now, fail }) {
    const rows = await instancesFor("IsolateInstances", input.InstanceIds, { instances, fail });
    const onThem = await disks.dataDisksOf(input.InstanceIds);
    // Disks that are already isolated keep their expiration time.
    const attached = input.IsolateDataDisk ? onThem.filter(({ state }) => state !== "SHUTDOWN") : [];
    // A disk that is being created, attached or detached blocks the call. A busy disk cannot be returned.
    const busy =
      onThem.find(({ state }) => ["PENDING", "ATTACHING", "DETACHING"].includes(state)) ??
      attached.find((disk) => disk.latest_state === "OPERATING");
    if (busy) fail("UnsupportedOperation.LatestOperationUnfinished", { value: busy.id });
    if (rows.length + attached.length > 20) fail("LimitExceeded.IsolateResourcesLimitExceeded", { limit: 20 });
    for (const row of rows) {
      const { id, expires } = row;
      await instances.changeLife(id, afterReturn(now));
      await beginOn(isolateInstances, [row], operations, { expires });
    }
    for (const { id, state } of attached) {
      await disks.change(id, { state: stateAfter("IsolateInstances", state), ...afterReturn(now) });
    }
    return {};
  },

  async finish({ machines, operation }) {
    await machines.stop(operation.resource, false);
  },

  // Data disks stay isolated: each can be renewed separately.
  async undo({ instances, operation: { resource, detail } }) {
    const { expires } = detail;
    await instances.changeLife(resource, expires === undefined ? { isolated: null } : { isolated: null, expires });
  },
});
