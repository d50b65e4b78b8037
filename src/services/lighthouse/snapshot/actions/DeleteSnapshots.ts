import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { snapshotIds } from "../../wire/parameters.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";
import { deletionDenial } from "../refusals.ts";

export default action({
  name: "DeleteSnapshots",
  category: "Snapshot",
  summary: "Deletes snapshots. This cannot be undone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["snapshot/$SnapshotIds"],

  input: { SnapshotIds: snapshotIds(10) },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.SnapshotIdMalformed",
    "ResourceNotFound.SnapshotIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InvalidSnapshotState",
  ],
  alsoPublished: [
    ...requestServiceCodes,
    "FailedOperation.DeleteResourcesFailed",
    "FailedOperation.SnapshotOperationFailed",
    "ResourceNotFound.SnapshotNotFound",
    "UnsupportedOperation.SnapshotBusy",
  ],

  async run({ input, snapshots, fail }) {
    const { SnapshotIds } = input;
    const rows = await snapshots.some(SnapshotIds);
    const missing = SnapshotIds.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) fail("ResourceNotFound.SnapshotIdNotFound", { value: missing });
    for (const row of rows) {
      const denial = deletionDenial(row);
      if (denial) fail(denial.code, denial.details);
    }
    await snapshots.remove(SnapshotIds);
    return {};
  },
});
