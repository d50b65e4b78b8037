import type { Database } from "#store/database.ts";
import type { Tables } from "#store/tables.ts";

export type CcnAttachment = Tables["ccn_attachments"];

/** The way of one account's private network in one region into a CCN: there is one at most. */
export class CcnAttachments {
  constructor(
    private readonly db: Database,
    private readonly account: string,
    private readonly region: string,
  ) {}

  async find(): Promise<CcnAttachment | undefined> {
    return this.db
      .selectFrom("ccn_attachments")
      .selectAll()
      .where((is) => is.and({ account: this.account, region: this.region }))
      .executeTakeFirst();
  }

  /** Whether the account has a CCN. */
  async hasCcn(id: string): Promise<boolean> {
    const ccn = await this.db
      .selectFrom("ccns")
      .select("id")
      .where((is) => is.and({ account: this.account, id }))
      .executeTakeFirst();
    return ccn !== undefined;
  }

  async add(id: string, state: string, created: number): Promise<void> {
    await this.db
      .insertInto("ccn_attachments")
      .values({ account: this.account, region: this.region, id, state, created })
      .execute();
  }
}
