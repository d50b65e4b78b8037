import { chinaTime } from "#kernel/times.ts";
import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type DiskBackupRow = Tables["disk_backups"];

/** The backups of data disks of one account in one region. */
export class DiskBackups {
  constructor(private readonly scope: StoreScope) {}

  /** All backups, newest first. */
  async all(): Promise<readonly DiskBackupRow[]> {
    return rowsIn(this.scope, "disk_backups").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** The existing backups among `ids`, in the order requested. */
  async some(ids: readonly string[]): Promise<readonly DiskBackupRow[]> {
    const byId = new Map((await this.all()).map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async find(id: string): Promise<DiskBackupRow | undefined> {
    const [row] = await this.some([id]);
    return row;
  }

  /** Number of backups by disk id. Disks without backups are absent. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { disk_id } of await this.all()) counts.set(disk_id, (counts.get(disk_id) ?? 0) + 1);
    return counts;
  }

  async add(row: Omit<Row<"disk_backups">, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "disk_backups").insert(row);
  }

  async rename(ids: readonly string[], name: string): Promise<void> {
    await rowsIn(this.scope, "disk_backups").update({ name }).where("id", "in", ids).execute();
  }

  async remove(id: string): Promise<void> {
    await rowsIn(this.scope, "disk_backups").delete().where("id", "=", id).execute();
  }

  /** Deletes the backups of a disk, when the disk is destroyed. */
  async removeOf(diskId: string): Promise<void> {
    await rowsIn(this.scope, "disk_backups").delete().where("disk_id", "=", diskId).execute();
  }
}

/** The row of a new backup of a disk. */
export function newDiskBackup(
  id: string,
  name: string | undefined,
  { disk, tags }: { readonly disk: Pick<Row<"disks">, "id" | "name" | "size">; readonly tags: string },
  now: number,
): Omit<Row<"disk_backups">, "account" | "region"> {
  return {
    id,
    name: name ?? backupName(disk.name, now),
    disk_id: disk.id,
    disk_size: disk.size,
    state: "CREATING",
    tags,
    created: now,
  };
}

/** Default name of a backup: the name of its disk, truncated if long, and the local time. */
export function backupName(disk: string, now: number): string {
  const time = chinaTime(now).slice("2020-".length, "2020-01-01 00".length).replace(/\D/g, "");
  return `${[...disk].slice(0, 90 - 1 - time.length).join("")}-${time}`;
}
