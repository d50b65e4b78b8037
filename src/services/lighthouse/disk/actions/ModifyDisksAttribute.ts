import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { disksFor } from "../refusals.ts";

export default action({
  name: "ModifyDisksAttribute",
  category: "Cloud Disk",
  summary: "Renames data disks.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  input: { DiskIds: diskIds(), DiskName: string("New name of the disks.").length(1, 60) },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidDiskState",
  ],
  alsoPublished: [
    "FailedOperation.ModifyResourcesAttributeFailed",
    "InternalError.TradeCallBillingGatewayFailed",
    "OperationDenied.DiskOperationInProgress",
  ],

  async run({ input, disks, fail }) {
    const rows = await disksFor("ModifyDisksAttribute", input.DiskIds, { disks, fail });
    for (const disk of rows) await disks.change(disk.id, { name: input.DiskName });
    return {};
  },
});
