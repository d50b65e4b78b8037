import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { terminateDisks } from "../operations.ts";
import { beginOnDisks, disksFor } from "../refusals.ts";

const name = "TerminateDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Destroys isolated data disks and their backups. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  operation: terminateDisks,

  input: { DiskIds: diskIds() },

  output: {},

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
    "UnsupportedOperation.InvalidDiskState",
  ],
  alsoPublished: ["FailedOperation.DestroyResourcesFailed"],

  async run({ input, disks, operations, fail }) {
    const rows = await disksFor(name, input.DiskIds, { disks, fail });
    await beginOnDisks(terminateDisks, rows, operations, {});
    return {};
  },

  async finish({ disks, diskBackups, machines, operation }) {
    const disk = await disks.find(operation.resource);
    if (disk?.instance_id) await machines.detach(disk.instance_id, disk.id);
    await diskBackups.removeOf(operation.resource);
  },
});
