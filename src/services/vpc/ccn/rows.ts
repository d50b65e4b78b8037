import type { Database } from "#store/database.ts";
import type { Tables } from "#store/tables.ts";

export type CcnRow = Tables["ccns"];

/** The CCNs of one account. */
export class Ccns {
  constructor(
    private readonly db: Database,
    private readonly account: string,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly CcnRow[]> {
    return this.db
      .selectFrom("ccns")
      .selectAll()
      .where("account", "=", this.account)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  async find(id: string): Promise<CcnRow | undefined> {
    return (await this.all()).find((row) => row.id === id);
  }

  async add(row: Omit<CcnRow, "account">): Promise<void> {
    await this.db
      .insertInto("ccns")
      .values({ ...row, account: this.account })
      .execute();
  }

  async rename(id: string, name: string, about: string): Promise<void> {
    await this.db
      .updateTable("ccns")
      .set({ name, about })
      .where((is) => is.and({ account: this.account, id }))
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.db
      .deleteFrom("ccns")
      .where((is) => is.and({ account: this.account, id }))
      .execute();
  }
}
