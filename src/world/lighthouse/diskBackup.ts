import { newDiskBackup } from "#services/lighthouse/disk-backup/rows.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { tagColumn } from "../sharedFields.ts";
import { isIn, requireRow, unknownResource } from "./accountRegion.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldDiskBackup = LighthouseWorld["diskBackups"][number];

export function checkDiskBackup(backup: WorldDiskBackup, at: string, { world, disks }: WorldContext): void {
  const disk = disks.find(backup, backup.disk);
  if (!disk) throw new InconsistencyError(`${at}.disk`, unknownResource("data disk", backup.disk, backup));
  const backups = world.lighthouse.diskBackups.filter((other) => other.disk === disk.id && isIn(other, disk));
  if (backups.indexOf(backup) >= disk.backupQuota) {
    throw new InconsistencyError(`${at}.disk`, `${disk.id} has a quota of ${disk.backupQuota} backups`);
  }
}

export function addDiskBackup(
  rows: LighthouseRows,
  { id, name, tags, disk: diskId, created, ...scope }: WorldDiskBackup,
  now: number,
): void {
  const disk = requireRow(rows.disks, scope, diskId);
  const row = newDiskBackup(id, name, { disk, tags: tagColumn(tags) }, timeOr(created, now));
  rows.disk_backups.push({ ...row, ...scope, state: "NORMAL" });
}
