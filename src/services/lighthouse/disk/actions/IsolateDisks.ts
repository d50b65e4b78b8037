import { lighthouseRegions } from "#services/regions.ts";
import { afterReturn } from "../../package/lifetimes.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { isolateDisks } from "../operations.ts";
import { beginOnDisks, disksFor } from "../refusals.ts";

const name = "IsolateDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Returns detached data disks. An isolated disk can be renewed or terminated.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  operation: isolateDisks,

  input: { DiskIds: diskIds() },

  output: {},

  raises: [
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "LimitExceeded.IsolateResourcesLimitExceeded",
    "OperationDenied.DiskCreating",
    "ResourceNotFound.DiskIdNotFound",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidDiskState",
  ],
  alsoPublished: [
    "FailedOperation.DescribeResourcesReturnableError",
    "FailedOperation.IsolateResourcesFailed",
    "UnsupportedOperation.ResourceNotReturnable",
  ],

  async run({ input, disks, operations, now, fail }) {
    const limit = 20;
    if (input.DiskIds.length > limit) fail("LimitExceeded.IsolateResourcesLimitExceeded", { limit });
    const rows = await disksFor(name, input.DiskIds, { disks, fail });
    for (const disk of rows) await disks.change(disk.id, afterReturn(now));
    await beginOnDisks(isolateDisks, rows, operations, {});
    return {};
  },
});
