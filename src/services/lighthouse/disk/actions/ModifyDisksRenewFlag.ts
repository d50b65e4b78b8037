import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds, renewFlags } from "../../wire/parameters.ts";
import { disksFor } from "../refusals.ts";

export default action({
  name: "ModifyDisksRenewFlag",
  category: "Cloud Disk",
  summary: "Sets whether data disks are renewed automatically when they expire.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  input: {
    DiskIds: diskIds(),
    RenewFlag: string("Whether the disks are renewed automatically when they expire.").oneOf(renewFlags),
  },

  output: {},

  raises: [
    "InvalidParameter",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskCreating",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
  ],
  alsoPublished: ["ResourceNotFound.DiskNotFound"],

  async run({ input, disks, fail }) {
    const rows = await disksFor("ModifyDisksRenewFlag", input.DiskIds, { disks, fail });
    for (const disk of rows) await disks.change(disk.id, { renew_flag: input.RenewFlag });
    return {};
  },
});
