import type { CallContext } from "#cloud.ts";
import type { Database } from "#store/database.ts";
import { withBriefRowLocks } from "#store/locks.ts";
import { type Cached, cached } from "#store/readCache.ts";
import { isDeferred } from "./dueWork.ts";

/**
 * Counts a read of an account by a Describe action, for its operations whose states last for a number of reads. Whether an
 * account has such operations is cached.
 */
export function countRead(context: CallContext): Promise<void> | undefined {
  const { db, pace } = context.cloud;
  if (!Object.values(pace.operations).some((duration) => "reads" in duration)) return undefined;
  const waiting = cached(db, "due/looks", () => accountsWaitingForReads(db));
  if (!(waiting instanceof Promise) && !waiting.has(context.caller.account)) return undefined;
  return count(context, waiting);
}

async function count(context: CallContext, waiting: Cached<ReadonlySet<string>>): Promise<void> {
  const { account } = context.caller;
  if (!(await waiting).has(account)) return;
  try {
    await withBriefRowLocks(context.cloud.db, async (db) => {
      await db
        .updateTable("operations")
        .set((is) => ({ due: is("due", "+", 1) }))
        .where("account", "=", account)
        .where("due", "<", 0)
        .execute();
    });
  } catch (error) {
    if (!isDeferred(error, context)) throw error;
  }
}

async function accountsWaitingForReads(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("operations").select("account").distinct().where("due", "<", 0).execute();
  return new Set(rows.map((row) => row.account));
}
