import type { Database } from "#store/database.ts";

/** Identifies an attachment of a private network to a CCN. */
interface AttachmentKey {
  readonly account: string;
  readonly region: string;
  /** The id of the CCN. */
  readonly ccn: string;
}

/** Ends a pending attachment with a decision of the CCN's owner, instead of the running operation. */
export async function decideAttachment(db: Database, key: AttachmentKey, state: "ACTIVE" | "REJECTED"): Promise<void> {
  await cancelOperation(db, key);
  const { account, region, ccn } = key;
  await db
    .updateTable("ccn_attachments")
    .set({ state, latest_state: state === "ACTIVE" ? "SUCCESS" : "FAILED" })
    .where((is) => is.and({ account, region, id: ccn }))
    .execute();
}

/** Removes an attachment and cancels its running operation. */
export async function removeAttachment(db: Database, key: AttachmentKey): Promise<void> {
  await cancelOperation(db, key);
  const { account, region, ccn } = key;
  await db
    .deleteFrom("ccn_attachments")
    .where((is) => is.and({ account, region, id: ccn }))
    .execute();
}

async function cancelOperation(db: Database, { account, region, ccn }: AttachmentKey): Promise<void> {
  await db
    .deleteFrom("operations")
    .where((is) => is.and({ account, region, kind: "ccn", resource: ccn }))
    .execute();
}
