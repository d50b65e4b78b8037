import { byId } from "./compare.ts";
import type { Real } from "./real.ts";
import {
  backupRefused,
  diskActions,
  diskRefused,
  hostRefused,
  instanceActions,
  instanceDenied,
  needsHost,
  rollbackRefused,
  snapshotRefused,
} from "./rules.ts";
import type { Place } from "./things.ts";
import { type World, within } from "./world.ts";

type Ids = Readonly<Record<"instances" | "disks" | "snapshots" | "backups", Readonly<Record<string, unknown>>>>;

/** What an account is told that it could not do now with what it has in a region. */
export async function deniedSeen(real: Real, place: Place, ids: Ids) {
  const [InstanceIds, DiskIds] = [Object.keys(ids.instances), Object.keys(ids.disks)];
  const [SnapshotIds, DiskBackupIds] = [Object.keys(ids.snapshots), Object.keys(ids.backups)];
  const instances = InstanceIds.length
    ? await real.see(place, "DescribeInstancesDeniedActions", { InstanceIds })
    : undefined;
  const disks = DiskIds.length ? await real.see(place, "DescribeDisksDeniedActions", { DiskIds }) : undefined;
  const snapshots = SnapshotIds.length
    ? await real.see(place, "DescribeSnapshotsDeniedActions", { SnapshotIds })
    : undefined;
  const backups = DiskBackupIds.length
    ? await real.see(place, "DescribeDiskBackupsDeniedActions", { DiskBackupIds })
    : undefined;
  return {
    instances: byId(
      instances?.InstanceDeniedActionSet ?? [],
      (one) => one.InstanceId,
      (one) => codes(one.DeniedActions),
    ),
    disks: byId(
      disks?.DiskDeniedActionSet ?? [],
      (one) => one.DiskId,
      (one) => codes(one.DeniedActions),
    ),
    snapshots: byId(
      snapshots?.SnapshotDeniedActionSet ?? [],
      (one) => one.SnapshotId,
      (one) => codes(one.DeniedActions),
    ),
    backups: byId(
      backups?.DiskBackupDeniedActionSet ?? [],
      (one) => one.DiskBackupId,
      (one) => codes(one.DeniedActions),
    ),
  };
}

/** The same as the model has it. */
export function deniedExpected(world: World, place: Place): Awaited<ReturnType<typeof deniedSeen>> {
  const disks = within(world.disks, place);
  const diskDenied = (action: string, id: string) => {
    const disk = world.disks.get(id);
    const host = world.instances.get(disk?.host ?? "");
    return (disk && diskRefused(action, disk)) ?? (needsHost.includes(action) ? hostRefused(host) : undefined);
  };
  return {
    instances: byId(
      within(world.instances, place),
      (one) => one.id,
      (one) => refusals(Object.keys(instanceActions), (action) => instanceDenied(action, one)),
    ),
    disks: byId(
      disks,
      (one) => one.id,
      (one) => refusals(Object.keys(diskActions), (action) => diskDenied(action, one.id)),
    ),
    snapshots: byId(
      within(world.snapshots, place),
      (one) => one.id,
      (one) =>
        refusals(["RollbackInstanceSnapshot", "DeleteSnapshots"], (action) =>
          action === "DeleteSnapshots" ? snapshotRefused(one) : rollbackRefused(world, one),
        ),
    ),
    backups: byId(
      within(world.backups, place),
      (one) => one.id,
      (one) =>
        refusals(
          ["ApplyDiskBackup", "DeleteDiskBackups"],
          (action) => backupRefused(one) ?? (action === "ApplyDiskBackup" ? diskDenied(action, one.disk) : undefined),
        ),
    ),
  };
}

const codes = (
  denied: readonly { Action?: string; Code?: string }[] = [],
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(denied.map(({ Action = "", Code }) => [Action, Code]));

const refusals = (actions: readonly string[], refusal: (action: string) => string | undefined) =>
  Object.fromEntries(
    actions.map((action) => [action, refusal(action)] as const).filter(([, code]) => code !== undefined),
  );
