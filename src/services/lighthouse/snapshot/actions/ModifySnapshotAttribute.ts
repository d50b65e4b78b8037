import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { snapshotId, snapshotNameOf } from "../../wire/parameters.ts";

export default action({
  name: "ModifySnapshotAttribute",
  category: "Snapshot",
  summary: "Renames a snapshot.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["snapshot/$SnapshotId"],

  input: {
    SnapshotId: snapshotId("Snapshot to rename."),
    SnapshotName: snapshotNameOf("New name. Without it, the name stays unchanged."),
  },

  output: {},

  raises: [
    "InvalidParameterValue.SnapshotIdMalformed",
    "InvalidParameterValue.SnapshotNameTooLong",
    "ResourceNotFound.SnapshotIdNotFound",
  ],

  async run({ input: { SnapshotId, SnapshotName }, snapshots, fail }) {
    const snapshot = await snapshots.find(SnapshotId);
    if (!snapshot) return fail("ResourceNotFound.SnapshotIdNotFound", { value: SnapshotId });
    await snapshots.rename(SnapshotId, SnapshotName ?? snapshot.name);
    return {};
  },
});
