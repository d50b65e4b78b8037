import { int } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { sizeFault } from "../catalogue.ts";
import { resizeDisks } from "../operations.ts";
import { beginOnDisks, disksFor } from "../refusals.ts";

const name = "ResizeDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Expands data disks.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  operation: resizeDisks,

  input: {
    DiskIds: diskIds(15, "InvalidParameterValue", "InvalidParameterValue.Duplicated"),
    DiskSize: int("New size, in GB. Must be larger than the current size, at most 4000, in steps of 10."),
  },

  output: {},

  raises: [
    "InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "InvalidParameterValue.InvalidDiskSize",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.SameWithOldConfig",
  ],
  alsoPublished: [
    "FailedOperation.InsufficientBalance",
    "FailedOperation.ResizeDisksFailed",
    "InvalidParameterValue.InvalidDiskType",
    "ResourceNotFound.DiskNotExists",
    "ResourceNotFound.DiskNotFound",
  ],

  async run({ input: { DiskIds, DiskSize }, disks, operations, fail }) {
    const rows = await disksFor(name, DiskIds, { disks, fail });
    for (const { id: value, type, size } of rows) {
      const fault = sizeFault(type, DiskSize);
      if (fault) fail("InvalidParameterValue.InvalidDiskSize", fault);
      if (DiskSize === size) fail("UnsupportedOperation.SameWithOldConfig", { parameter: "DiskSize", value });
      if (DiskSize < size) {
        const details = { parameter: "DiskSize", value: DiskSize, disk: value, size };
        fail("InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize", details);
      }
    }
    await beginOnDisks(resizeDisks, rows, operations, { size: DiskSize });
    return {};
  },

  async finish({ disks, machines, operation }) {
    const { size } = operation.detail;
    await machines.resize(operation.resource, size);
    await disks.change(operation.resource, { size });
  },
});
