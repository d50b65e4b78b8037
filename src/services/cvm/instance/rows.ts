import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";
import type { ClockReader } from "../image/states.ts";

export type InstanceRow = Tables["cvm_instances"];

/** A disk of an instance. */
export interface DiskRow {
  readonly id: string;
  readonly usage: "SYSTEM_DISK" | "DATA_DISK";
  /** GiB. */
  readonly size: number;
  readonly kind: "CLOUD" | "LOCAL" | "SWAP";
  /** The disk type. Undefined if none was chosen; the disk's kind then determines it. */
  readonly type?: string;
  readonly name?: string;
  /** Whether the request asked to keep the disk when the instance is deleted. */
  readonly kept?: boolean;
}

/** The disks of a row. Only this server writes the column, so its form is known. */
export const disksOf = (row: Pick<InstanceRow, "disks">): readonly DiskRow[] => JSON.parse(row.disks);

/** A settled row: operations that are due have finished. */
export function settled(row: InstanceRow, watch: ClockReader): InstanceRow {
  if (row.next_state === null || row.due === null || watch.now < row.due) return row;
  return { ...row, state: row.next_state, next_state: null, due: null };
}

/** The columns that an operation changes when it starts. */
export type OperationStart = Pick<InstanceRow, "state" | "next_state" | "due" | "latest_operation" | "latest_request"> &
  Partial<Pick<InstanceRow, "stopped_mode">>;

/** The instances of one account in one region, settled. */
export class Instances {
  constructor(
    private readonly scope: RowScope,
    private readonly watch: ClockReader,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly InstanceRow[]> {
    const rows = await rowsIn(this.scope, "cvm_instances")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => settled(row, this.watch)).filter((row) => row.state !== "");
  }

  async find(id: string): Promise<InstanceRow | undefined> {
    const row = await rowsIn(this.scope, "cvm_instances").select().selectAll().where("id", "=", id).executeTakeFirst();
    const now = row && settled(row, this.watch);
    return now?.state === "" ? undefined : now;
  }

  async add(rows: readonly Omit<Row<"cvm_instances">, "account" | "region">[]): Promise<void> {
    await rowsIn(this.scope, "cvm_instances").insert(...rows);
  }

  async begin(id: string, beginning: OperationStart): Promise<void> {
    await rowsIn(this.scope, "cvm_instances").update(beginning).where("id", "=", id).execute();
  }

  /** Deletes the rows of terminated instances. */
  async clear(): Promise<void> {
    await rowsIn(this.scope, "cvm_instances")
      .delete()
      .where("next_state", "=", "")
      .where("due", "<=", this.watch.now)
      .execute();
  }
}
