import { listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { snapshotIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { type Denial, DeniedAction, toDeniedAction } from "../../work/objects/DeniedAction.ts";
import { deletionDenial, rollbackDenial } from "../refusals.ts";

const SnapshotDeniedActions = objectType("SnapshotDeniedActions", {
  SnapshotId: string("Id of the snapshot."),
  DeniedActions: listOf(DeniedAction, "Operations that are currently denied. Empty when none are."),
});

export default action({
  name: "DescribeSnapshotsDeniedActions",
  category: "Snapshot",
  summary: "Lists the operations that snapshots currently deny, and why.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["snapshot/$SnapshotIds"],

  input: { SnapshotIds: snapshotIds(100) },

  output: {
    SnapshotDeniedActionSet: listOf(SnapshotDeniedActions, "One entry for each snapshot that exists."),
  },

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.SnapshotIdMalformed",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [...statusServiceCodes, "FailedOperation"],

  async run({ input, instances, snapshots, language }) {
    const all = await snapshots.all();
    const disks = await instances.systemDisks();
    const answer: (typeof SnapshotDeniedActions.value)[] = [];
    const asked = await snapshots.some(input.SnapshotIds);
    const taken = await instances.some(asked.map((snapshot) => snapshot.instance_id));
    for (const snapshot of asked) {
      const instance = taken.find(({ id }) => id === snapshot.instance_id);
      const disk = disks.get(snapshot.instance_id);
      // Snapshots are deleted with their instance, so both the instance and its disk exist.
      if (!instance || !disk) continue;
      const denials: readonly (readonly [string, Denial | undefined])[] = [
        ["RollbackInstanceSnapshot", rollbackDenial(snapshot, { instance, disk, snapshots: all })],
        ["DeleteSnapshots", deletionDenial(snapshot)],
      ];
      const DeniedActions = denials.flatMap(([name, denial]) => (denial ? toDeniedAction(name, denial, language) : []));
      answer.push({ SnapshotId: snapshot.id, DeniedActions });
    }
    return { SnapshotDeniedActionSet: answer };
  },
});
