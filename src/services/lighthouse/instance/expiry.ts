import { sql } from "kysely";
import { CallContext, VolatileFacts } from "#cloud.ts";
import { uuid } from "#kernel/chance.ts";
import type { Database } from "#store/database.ts";
import { afterExpiry } from "../package/lifetimes.ts";
import { monthsLater } from "../package/months.ts";
import { type DueStep, type DueWork, grace, notBefore } from "../work/dueWork.ts";
import type { Kinds } from "../work/kinds.ts";
import { Operations } from "../work/operations.ts";
import { isolateInstances, terminateInstances } from "./operations.ts";
import { beginOn } from "./refusals.ts";
import { type InstanceRow, Instances } from "./rows.ts";

/**
 * Brings about what has come due by time alone: an instance at the end of what is paid is renewed by a month or shut
 * down, and one that was shut down long enough is destroyed. One that is busy waits for its turn.
 */
export const dueInstances: DueWork = { next: nextToEnd, run: end };

/** When an instance changes by itself. */
const endOf = notBefore(sql<number>`case state
  when 'SHUTDOWN' then coalesce(isolated, expires) + ${sql.lit(grace)} else expires end`);

const toEnd = (db: Database) =>
  db
    .selectFrom("instances")
    .where("state", "in", ["RUNNING", "STOPPED", "SHUTDOWN"])
    .where((is) => is.or([is("latest_state", "is", null), is("latest_state", "!=", "OPERATING")]))
    .orderBy(endOf)
    .limit(1);

async function nextToEnd(db: Database, except: readonly string[]): Promise<DueStep | undefined> {
  const query = toEnd(db).select([endOf.as("time"), "account"]);
  return (except.length > 0 ? query.where("account", "not in", except) : query).executeTakeFirst();
}

async function firstToEnd(
  db: Database,
  account: string,
): Promise<(InstanceRow & { readonly end: number }) | undefined> {
  return toEnd(db).selectAll().select(endOf.as("end")).where("account", "=", account).executeTakeFirst();
}

/** Shutting down and destroying are done as operations, as if the owner had asked for them. */
async function end(context: CallContext, account: string, now: number, kinds: Kinds): Promise<void> {
  const { cloud } = context;
  const row = await firstToEnd(cloud.db, account);
  if (!row || row.end > now) return;
  const { region, id, expires } = row;
  const instances = new Instances({ db: cloud.db, vault: cloud.vault, account, region });
  // What has failed is tried again now, not once for each minute that has passed without anybody looking.
  const begun = row.latest_state === "FAILED" ? cloud.clock.now() : now;
  const volatileFacts = new VolatileFacts({ now: begun, requestId: uuid(cloud.random), address: () => "" });
  const owner = new CallContext(cloud, { kind: "root", account }, region, context.languages, volatileFacts);
  const operations = new Operations(owner, kinds);
  if (row.state === "SHUTDOWN") return beginOn(terminateInstances, [row], operations, {});
  if (row.renew_flag === "NOTIFY_AND_AUTO_RENEW") return instances.changeLife(id, { expires: monthsLater(expires, 1) });
  await instances.changeLife(id, afterExpiry(now, row));
  await beginOn(isolateInstances, [row], operations, { expires: undefined });
}
