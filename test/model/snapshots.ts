import fc from "fast-check";
import { type Command, call, hasAny, pick, pickId, pickIds, picks } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import { firstOf, newResource, notFound, rollbackRefused, snapshotQuota, snapshotRefused } from "./rules.ts";
import { ofAccount, ownById } from "./world.ts";

const create = call(
  "CreateInstanceSnapshot",
  pick,
  (world, scope, chosen) => {
    const { InstanceIds, instances, ...why } = instancesFor("CreateInstanceSnapshot", world, scope, [chosen]);
    const [instance] = instances;
    const full = ofAccount(world.snapshots, scope).length >= snapshotQuota(ofAccount(world.instances, scope));
    return {
      request: { InstanceId: InstanceIds[0] ?? "" },
      code: why.code ?? (full ? "LimitExceeded.SnapshotQuotaLimitExceeded" : undefined),
      apply({ SnapshotId: id = "" }) {
        if (!instance) return;
        const { blueprint, platform } = instance;
        const snapshot = {
          ...newResource(scope, id),
          instance: instance.id,
          size: instance.bundle.disk,
          blueprint,
          platform,
        };
        world.snapshots.set(id, snapshot);
        world.startOperation(snapshot, "CreateInstanceSnapshot", ["CREATING", "NORMAL"]);
        world.startOperation(instance, "CreateInstanceSnapshot", []);
      },
    };
  },
  hasAny((world) => world.instances),
);

const apply = call(
  "ApplyInstanceSnapshot",
  fc.record({ snapshot: pick, other: fc.option(pick, { freq: 2 }) }),
  (world, scope, choice) => {
    const id = pickId(world.snapshots, scope, choice.snapshot, "lhsnap", (one) => !rollbackRefused(world, one));
    const snapshot = ownById(world.snapshots, scope, id);
    const other = choice.other && pickId(world.instances, scope, choice.other, "lhins");
    const InstanceId = other ?? world.snapshots.get(id)?.instance ?? "lhins-00000000";
    const instance = ownById(world.instances, scope, InstanceId);
    const unknown = !instance ? notFound.instance : !snapshot ? notFound.snapshot : undefined;
    const another = snapshot?.instance === InstanceId ? undefined : "ResourceNotFound.SnapshotNotFound";
    const resized = snapshot?.size === instance?.bundle.disk ? undefined : "InvalidParameterValue.DiskSizeNotMatch";
    return {
      request: { InstanceId, SnapshotId: id },
      code: unknown ?? another ?? resized ?? (snapshot && rollbackRefused(world, snapshot)),
      apply() {
        if (!instance || !snapshot) return;
        const { blueprint, platform } = snapshot;
        const running = instance.state === "RUNNING";
        const rolling = running ? ["ROLLBACKING", "ROLLBACKING", "NORMAL"] : ["ROLLBACKING", "NORMAL"];
        world.startOperation(snapshot, "ApplyInstanceSnapshot", rolling, () => {
          Object.assign(instance, { blueprint, platform });
          if (platform === "WINDOWS") instance.keys.clear();
        });
        world.startOperation(instance, "ApplyInstanceSnapshot", interrupted(instance));
      },
    };
  },
  hasAny((world) => world.snapshots),
);

const remove = call(
  "DeleteSnapshots",
  picks,
  (world, scope, chosen) => {
    const SnapshotIds = pickIds(world.snapshots, scope, chosen, "lhsnap");
    const snapshots = SnapshotIds.flatMap((id) => ownById(world.snapshots, scope, id) ?? []);
    const missing = snapshots.length < SnapshotIds.length ? notFound.snapshot : undefined;
    return {
      request: { SnapshotIds },
      code: missing ?? firstOf(snapshots, snapshotRefused),
      apply: () => SnapshotIds.forEach((id) => void world.snapshots.delete(id)),
    };
  },
  hasAny((world) => world.snapshots),
);

export const snapshotCommands: readonly fc.Arbitrary<Command>[] = [create, create, apply, apply, remove];
