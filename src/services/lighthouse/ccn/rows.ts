import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type CcnAttachment = Tables["ccn_attachments"];

/** The CCN attachment of one account's private network in one region. At most one exists. */
export class CcnAttachments {
  constructor(private readonly scope: StoreScope) {}

  async find(): Promise<CcnAttachment | undefined> {
    return rowsIn(this.scope, "ccn_attachments").select().selectAll().executeTakeFirst();
  }

  /** Whether the account owns the CCN. */
  async hasCcn(id: string): Promise<boolean> {
    const { db, account } = this.scope;
    // CCNs span regions.
    const ccn = await rowsIn({ db, account }, "ccns").select().select("id").where("id", "=", id).executeTakeFirst();
    return ccn !== undefined;
  }

  async add(id: string, state: string, created: number): Promise<void> {
    await rowsIn(this.scope, "ccn_attachments").insert({ id, state, created });
  }
}
