import { byId } from "./compare.ts";
import type { TestServer } from "./real.ts";
import type { AccountRegion } from "./resources.ts";
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
import { ofAccount, type World } from "./world.ts";

type Ids = Readonly<Record<"instances" | "disks" | "snapshots" | "backups", Readonly<Record<string, unknown>>>>;

/** The denied actions of an account's resources in a region. */
export async function actualDenied(server: TestServer, scope: AccountRegion, ids: Ids) {
  const [InstanceIds, DiskIds] = [Object.keys(ids.instances), Object.keys(ids.disks)];
  const [SnapshotIds, DiskBackupIds] = [Object.keys(ids.snapshots), Object.keys(ids.backups)];
  const instances = InstanceIds.length
    ? await server.read(scope, "DescribeInstancesDeniedActions", { InstanceIds })
    : undefined;
  const disks = DiskIds.length ? await server.read(scope, "DescribeDisksDeniedActions", { DiskIds }) : undefined;
  const snapshots = SnapshotIds.length
    ? await server.read(scope, "DescribeSnapshotsDeniedActions", { SnapshotIds })
    : undefined;
  const backups = DiskBackupIds.length
    ? await server.read(scope, "DescribeDiskBackupsDeniedActions", { DiskBackupIds })
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

/** The denied actions in the model. */
export function expectedDenied(world: World, scope: AccountRegion): Awaited<ReturnType<typeof actualDenied>> {
  const disks = ofAccount(world.disks, scope);
  const diskDenied = (action: string, id: string) => {
    const disk = world.disks.get(id);
    const host = world.instances.get(disk?.host ?? "");
    return (disk && diskRefused(action, disk)) ?? (needsHost.includes(action) ? hostRefused(host) : undefined);
  };
  return {
    instances: byId(
      ofAccount(world.instances, scope),
      (one) => one.id,
      (one) => refusals(Object.keys(instanceActions), (action) => instanceDenied(action, one)),
    ),
    disks: byId(
      disks,
      (one) => one.id,
      (one) => refusals(Object.keys(diskActions), (action) => diskDenied(action, one.id)),
    ),
    snapshots: byId(
      ofAccount(world.snapshots, scope),
      (one) => one.id,
      (one) =>
        refusals(["RollbackInstanceSnapshot", "DeleteSnapshots"], (action) =>
          action === "DeleteSnapshots" ? snapshotRefused(one) : rollbackRefused(world, one),
        ),
    ),
    backups: byId(
      ofAccount(world.backups, scope),
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
