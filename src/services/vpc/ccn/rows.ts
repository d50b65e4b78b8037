import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type CcnRow = Tables["ccns"];

/** The CCNs of one account. */
export class Ccns {
  constructor(private readonly scope: RowScope) {}

  /** Newest first. */
  async all(): Promise<readonly CcnRow[]> {
    return rowsIn(this.scope, "ccns").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  async find(id: string): Promise<CcnRow | undefined> {
    return (await this.all()).find((row) => row.id === id);
  }

  async add(row: Omit<CcnRow, "account">): Promise<void> {
    await rowsIn(this.scope, "ccns").insert(row);
  }

  async rename(id: string, name: string, about: string): Promise<void> {
    await rowsIn(this.scope, "ccns").update({ name, about }).where("id", "=", id).execute();
  }

  async remove(id: string): Promise<void> {
    await rowsIn(this.scope, "ccns").delete().where("id", "=", id).execute();
  }
}
