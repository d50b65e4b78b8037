import { chinaTime } from "#kernel/times.ts";
import { type AccountRegion, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Plain, Row, Sealed, Tables } from "#store/tables.ts";
import type { ContainerRow } from "../docker/containerRules.ts";

export type SnapshotRow = Plain<Tables["snapshots"]>;

/** The snapshots of system disks of one account in one region. */
export class Snapshots {
  constructor(private readonly scope: StoreScope) {}

  private get at(): AccountRegion {
    const { account, region } = this.scope;
    return { account, region };
  }

  /** All snapshots, newest first. */
  async all(): Promise<readonly SnapshotRow[]> {
    const rows = await rowsIn(this.scope, "snapshots")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => {
      const containers = this.scope.vault.open("snapshots", row, row.containers);
      return { ...row, containers };
    });
  }

  /** The existing snapshots among `ids`, in the order requested. */
  async some(ids: readonly string[]): Promise<readonly SnapshotRow[]> {
    const byId = new Map((await this.all()).map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async find(id: string): Promise<SnapshotRow | undefined> {
    const [row] = await this.some([id]);
    return row;
  }

  async add(row: NewSnapshot): Promise<void> {
    await rowsIn(this.scope, "snapshots").insert({ ...row, containers: this.sealed(row.id, []) });
  }

  async rename(id: string, name: string): Promise<void> {
    await rowsIn(this.scope, "snapshots").update({ name }).where("id", "=", id).execute();
  }

  /** Stores the containers that were on the disk when the snapshot was taken. */
  async keepContainers(id: string, rows: readonly ContainerRow[]): Promise<void> {
    await rowsIn(this.scope, "snapshots")
      .update({ containers: this.sealed(id, rows) })
      .where("id", "=", id)
      .execute();
  }

  async remove(ids: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "snapshots").delete().where("id", "in", ids).execute();
  }

  private sealed(id: string, rows: readonly ContainerRow[]): Sealed {
    return this.scope.vault.seal("snapshots", { ...this.at, id }, JSON.stringify(rows));
  }
}

/** The column is only written by this class, so its format is known. */
export const containersIn = (row: SnapshotRow): readonly ContainerRow[] => JSON.parse(row.containers);

/** A snapshot that is being created. Its containers are stored when it is taken. */
type NewSnapshot = Omit<Row<"snapshots">, "account" | "region" | "containers">;

/** The row of a new snapshot of an instance's system disk. */
export function newSnapshot(
  id: string,
  name: string | undefined,
  { instance, disk, tags }: { readonly instance: Imaged; readonly disk: Sized; readonly tags: string },
  now: number,
): NewSnapshot {
  return {
    id,
    name: name ?? snapshotName(instance.name, now),
    instance_id: instance.id,
    disk_id: disk.id,
    disk_size: disk.size,
    blueprint_id: instance.blueprint_id,
    os: instance.os,
    platform: instance.platform,
    state: "CREATING",
    tags,
    created: now,
  };
}

type Imaged = Pick<Row<"instances">, "id" | "name" | "blueprint_id" | "os" | "platform">;
type Sized = Pick<Row<"disks">, "id" | "size">;

/** Default name of a snapshot: the name of its instance, truncated if long, and the local time. */
function snapshotName(instance: string, now: number): string {
  const time = chinaTime(now).slice("2020-".length).replace(/\D/g, "");
  return `${[...instance].slice(0, 60 - 1 - time.length).join("")}-${time}`;
}
