import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type DiskRow = Tables["disks"];

/** The disks of one account in one region. */
export class Disks {
  constructor(private readonly scope: StoreScope) {}

  /** All disks, newest first. */
  async all(): Promise<readonly DiskRow[]> {
    return this.mine().orderBy("created", "desc").orderBy("id").execute();
  }

  /** The existing disks among `ids`, in the order requested. */
  async some(ids: readonly string[]): Promise<readonly DiskRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.mine().where("id", "in", ids).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async find(id: string): Promise<DiskRow | undefined> {
    const [row] = await this.some([id]);
    return row;
  }

  async dataDisksOf(instanceIds: readonly string[]): Promise<readonly DiskRow[]> {
    if (instanceIds.length === 0) return [];
    return this.mine()
      .where("instance_id", "in", instanceIds)
      .where("usage", "=", "DATA_DISK")
      .orderBy("created")
      .execute();
  }

  async add(disk: Omit<Row<"disks">, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "disks").insert(disk);
  }

  async change(id: string, values: Partial<Omit<DiskRow, "account" | "region" | "id">>): Promise<void> {
    await rowsIn(this.scope, "disks").update(values).where("id", "=", id).execute();
  }

  private mine() {
    return rowsIn(this.scope, "disks").select().selectAll();
  }
}
