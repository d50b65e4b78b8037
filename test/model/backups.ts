import fc from "fast-check";
import { type Command, call, pick, picked, pickedAll, picks, some } from "./command.ts";
import { interrupted } from "./instances.ts";
import { backupRefused, diskRefused, firstOf, fresh, hostRefused, notFound } from "./rules.ts";
import { known } from "./world.ts";

const create = call(
  "CreateDiskBackup",
  pick,
  (world, place, chosen) => {
    const DiskId = picked(
      world.disks,
      place,
      chosen,
      "lhdisk",
      (one) => one.quota > 0 && !diskRefused("CreateDiskBackup", one),
    );
    const disk = known(world.disks, place, DiskId);
    const count = [...world.backups.values()].filter((backup) => backup.disk === DiskId).length;
    const full = disk && count >= disk.quota ? "LimitExceeded.DiskBackupQuotaLimitExceeded" : undefined;
    const unfit =
      disk && (diskRefused("CreateDiskBackup", disk) ?? hostRefused(world.instances.get(disk.host)) ?? full);
    return {
      request: { DiskId },
      refused: disk ? unfit : "ResourceNotFound.DiskNotExists",
      done({ DiskBackupId: id = "" }) {
        if (!disk) return;
        const backup = { ...fresh(place, id), disk: DiskId };
        world.backups.set(id, backup);
        world.begin(backup, "CreateDiskBackup", ["CREATING", "NORMAL"]);
        world.begin(disk, "CreateDiskBackup", []);
      },
    };
  },
  some((world) => world.disks),
);

const apply = call(
  "ApplyDiskBackup",
  fc.record({ backup: pick, other: fc.option(pick, { freq: 2 }) }),
  (world, place, choice) => {
    const id = picked(world.backups, place, choice.backup, "lhbak", (one) => !backupRefused(one));
    const backup = known(world.backups, place, id);
    const other = choice.other && picked(world.disks, place, choice.other, "lhdisk");
    const DiskId = other ?? world.backups.get(id)?.disk ?? "lhdisk-00000000";
    const disk = known(world.disks, place, DiskId);
    const unknown = !disk
      ? "ResourceNotFound.DiskNotExists"
      : !backup
        ? "ResourceNotFound.DiskBackupNotExists"
        : undefined;
    const another = backup?.disk === DiskId ? undefined : "UnsupportedOperation.ApplyDiskBackupToAnotherDisk";
    const host = disk && world.instances.get(disk.host);
    const unfit =
      disk && backup && (diskRefused("ApplyDiskBackup", disk) ?? backupRefused(backup) ?? hostRefused(host));
    return {
      request: { DiskId, DiskBackupId: id },
      refused: unknown ?? another ?? unfit,
      done() {
        if (!disk || !backup) return;
        const running = host?.state === "RUNNING";
        // The disk stays as it is for as long as its instance is stopped and started.
        const during = running ? 2 : 1;
        world.begin(backup, "ApplyDiskBackup", [...Array<string>(during).fill("ROLLBACKING"), "NORMAL"]);
        world.begin(disk, "ApplyDiskBackup", Array<string>(during + 1).fill(disk.state));
        if (host) world.begin(host, "ApplyDiskBackup", interrupted(host));
      },
    };
  },
  some((world) => world.backups),
);

const remove = call(
  "DeleteDiskBackups",
  picks,
  (world, place, chosen) => {
    const DiskBackupIds = pickedAll(world.backups, place, chosen, "lhbak");
    const backups = DiskBackupIds.flatMap((id) => known(world.backups, place, id) ?? []);
    const missing = backups.length < DiskBackupIds.length ? notFound.backup : undefined;
    return {
      request: { DiskBackupIds },
      refused: missing ?? firstOf(backups, backupRefused),
      done() {
        for (const backup of backups) world.begin(backup, "DeleteDiskBackups", ["DELETING", ""]);
      },
    };
  },
  some((world) => world.backups),
);

export const backupCommands: readonly fc.Arbitrary<Command>[] = [create, create, create, apply, apply, remove];
