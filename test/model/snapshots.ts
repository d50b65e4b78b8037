import fc from "fast-check";
import { type Command, call, pick, picked, pickedAll, picks, some } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import { firstOf, fresh, notFound, rollbackRefused, snapshotQuota, snapshotRefused } from "./rules.ts";
import { known, within } from "./world.ts";

const create = call(
  "CreateInstanceSnapshot",
  pick,
  (world, place, chosen) => {
    const { InstanceIds, instances, ...why } = instancesFor("CreateInstanceSnapshot", world, place, [chosen]);
    const [instance] = instances;
    const full = within(world.snapshots, place).length >= snapshotQuota(within(world.instances, place));
    return {
      request: { InstanceId: InstanceIds[0] ?? "" },
      refused: why.refused ?? (full ? "LimitExceeded.SnapshotQuotaLimitExceeded" : undefined),
      done({ SnapshotId: id = "" }) {
        if (!instance) return;
        const { blueprint, platform } = instance;
        const snapshot = {
          ...fresh(place, id),
          instance: instance.id,
          size: instance.bundle.disk,
          blueprint,
          platform,
        };
        world.snapshots.set(id, snapshot);
        world.begin(snapshot, "CreateInstanceSnapshot", ["CREATING", "NORMAL"]);
        world.begin(instance, "CreateInstanceSnapshot", []);
      },
    };
  },
  some((world) => world.instances),
);

const apply = call(
  "ApplyInstanceSnapshot",
  fc.record({ snapshot: pick, other: fc.option(pick, { freq: 2 }) }),
  (world, place, choice) => {
    const id = picked(world.snapshots, place, choice.snapshot, "lhsnap", (one) => !rollbackRefused(world, one));
    const snapshot = known(world.snapshots, place, id);
    const other = choice.other && picked(world.instances, place, choice.other, "lhins");
    const InstanceId = other ?? world.snapshots.get(id)?.instance ?? "lhins-00000000";
    const instance = known(world.instances, place, InstanceId);
    const unknown = !instance ? notFound.instance : !snapshot ? notFound.snapshot : undefined;
    const another = snapshot?.instance === InstanceId ? undefined : "ResourceNotFound.SnapshotNotFound";
    const resized = snapshot?.size === instance?.bundle.disk ? undefined : "InvalidParameterValue.DiskSizeNotMatch";
    return {
      request: { InstanceId, SnapshotId: id },
      refused: unknown ?? another ?? resized ?? (snapshot && rollbackRefused(world, snapshot)),
      done() {
        if (!instance || !snapshot) return;
        const { blueprint, platform } = snapshot;
        const running = instance.state === "RUNNING";
        const rolling = running ? ["ROLLBACKING", "ROLLBACKING", "NORMAL"] : ["ROLLBACKING", "NORMAL"];
        world.begin(snapshot, "ApplyInstanceSnapshot", rolling, () => {
          Object.assign(instance, { blueprint, platform });
          if (platform === "WINDOWS") instance.keys.clear();
        });
        world.begin(instance, "ApplyInstanceSnapshot", interrupted(instance));
      },
    };
  },
  some((world) => world.snapshots),
);

const remove = call(
  "DeleteSnapshots",
  picks,
  (world, place, chosen) => {
    const SnapshotIds = pickedAll(world.snapshots, place, chosen, "lhsnap");
    const snapshots = SnapshotIds.flatMap((id) => known(world.snapshots, place, id) ?? []);
    const missing = snapshots.length < SnapshotIds.length ? notFound.snapshot : undefined;
    return {
      request: { SnapshotIds },
      refused: missing ?? firstOf(snapshots, snapshotRefused),
      done: () => SnapshotIds.forEach((id) => void world.snapshots.delete(id)),
    };
  },
  some((world) => world.snapshots),
);

export const snapshotCommands: readonly fc.Arbitrary<Command>[] = [create, create, apply, apply, remove];
