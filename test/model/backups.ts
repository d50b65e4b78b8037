import fc from "fast-check";
import { type Command, call, hasAny, pick, pickId, pickIds, picks } from "./command.ts";
import { interrupted } from "./instances.ts";
import { backupRefused, diskRefused, firstOf, hostRefused, newResource, notFound } from "./rules.ts";
import { ownById } from "./world.ts";

const create = call(
  "CreateDiskBackup",
  pick,
  (world, scope, chosen) => {
    const DiskId = pickId(
      world.disks,
      scope,
      chosen,
      "lhdisk",
      (one) => one.quota > 0 && !diskRefused("CreateDiskBackup", one),
    );
    const disk = ownById(world.disks, scope, DiskId);
    const count = [...world.backups.values()].filter((backup) => backup.disk === DiskId).length;
    const full = disk && count >= disk.quota ? "LimitExceeded.DiskBackupQuotaLimitExceeded" : undefined;
    const mismatch =
      disk && (diskRefused("CreateDiskBackup", disk) ?? hostRefused(world.instances.get(disk.host)) ?? full);
    return {
      request: { DiskId },
      code: disk ? mismatch : "ResourceNotFound.DiskNotExists",
      apply({ DiskBackupId: id = "" }) {
        if (!disk) return;
        const backup = { ...newResource(scope, id), disk: DiskId };
        world.backups.set(id, backup);
        world.startOperation(backup, "CreateDiskBackup", ["CREATING", "NORMAL"]);
        world.startOperation(disk, "CreateDiskBackup", []);
      },
    };
  },
  hasAny((world) => world.disks),
);

const apply = call(
  "ApplyDiskBackup",
  fc.record({ backup: pick, other: fc.option(pick, { freq: 2 }) }),
  (world, scope, choice) => {
    const id = pickId(world.backups, scope, choice.backup, "lhbak", (one) => !backupRefused(one));
    const backup = ownById(world.backups, scope, id);
    const other = choice.other && pickId(world.disks, scope, choice.other, "lhdisk");
    const DiskId = other ?? world.backups.get(id)?.disk ?? "lhdisk-00000000";
    const disk = ownById(world.disks, scope, DiskId);
    const unknown = !disk
      ? "ResourceNotFound.DiskNotExists"
      : !backup
        ? "ResourceNotFound.DiskBackupNotExists"
        : undefined;
    const another = backup?.disk === DiskId ? undefined : "UnsupportedOperation.ApplyDiskBackupToAnotherDisk";
    const host = disk && world.instances.get(disk.host);
    const mismatch =
      disk && backup && (diskRefused("ApplyDiskBackup", disk) ?? backupRefused(backup) ?? hostRefused(host));
    return {
      request: { DiskId, DiskBackupId: id },
      code: unknown ?? another ?? mismatch,
      apply() {
        if (!disk || !backup) return;
        const running = host?.state === "RUNNING";
        // The disk keeps its state while its instance stops and starts.
        const during = running ? 2 : 1;
        world.startOperation(backup, "ApplyDiskBackup", [...Array<string>(during).fill("ROLLBACKING"), "NORMAL"]);
        world.startOperation(disk, "ApplyDiskBackup", Array<string>(during + 1).fill(disk.state));
        if (host) world.startOperation(host, "ApplyDiskBackup", interrupted(host));
      },
    };
  },
  hasAny((world) => world.backups),
);

const remove = call(
  "DeleteDiskBackups",
  picks,
  (world, scope, chosen) => {
    const DiskBackupIds = pickIds(world.backups, scope, chosen, "lhbak");
    const backups = DiskBackupIds.flatMap((id) => ownById(world.backups, scope, id) ?? []);
    const missing = backups.length < DiskBackupIds.length ? notFound.backup : undefined;
    return {
      request: { DiskBackupIds },
      code: missing ?? firstOf(backups, backupRefused),
      apply() {
        for (const backup of backups) world.startOperation(backup, "DeleteDiskBackups", ["DELETING", ""]);
      },
    };
  },
  hasAny((world) => world.backups),
);

export const backupCommands: readonly fc.Arbitrary<Command>[] = [create, create, create, apply, apply, remove];
