import { sql } from "kysely";
import { CallContext, VolatileFacts } from "#cloud.ts";
import { uuid } from "#kernel/randomText.ts";
import type { Database } from "#store/database.ts";
import { afterExpiry } from "../package/lifetimes.ts";
import { monthsLater } from "../package/months.ts";
import { grace, notBefore } from "../work/dueWork.ts";
import type { DueStep, DueWork, Kinds } from "../work/kinds.ts";
import { Operations } from "../work/operations.ts";
import { isolateInstances, terminateInstances } from "./operations.ts";
import { beginOn } from "./refusals.ts";
import { type InstanceRow, Instances } from "./rows.ts";

/**
 * Runs the work that becomes due with time: an expired instance is renewed by a month or shut down, and an isolated
 * instance is destroyed at the end of the grace period. Busy instances are skipped until they are idle.
 */
export const dueInstances: DueWork = { expires: true, next: nextToEnd, run: end };

/** The time at which an instance expires or is destroyed. */
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

/** Shuts down or destroys an instance through the same operations that the owner would call. */
async function end(context: CallContext, account: string, now: number, kinds: Kinds): Promise<void> {
  const { cloud } = context;
  const row = await firstToEnd(cloud.db, account);
  if (!row || row.end > now) return;
  const { region, id, expires } = row;
  const instances = new Instances({ db: cloud.db, vault: cloud.vault, account, region });
  // Retry a failed operation once at the current time, not once for every minute that has passed.
  const begun = row.latest_state === "FAILED" ? cloud.clock.now() : now;
  const volatileFacts = new VolatileFacts({ now: begun, requestId: uuid(cloud.random), address: () => "" });
  const owner = new CallContext(cloud, { kind: "root", account }, region, context.languages, volatileFacts);
  const operations = new Operations(owner, kinds);
  if (row.state === "SHUTDOWN") return beginOn(terminateInstances, [row], operations, {});
  if (row.renew_flag === "NOTIFY_AND_AUTO_RENEW") return instances.changeLife(id, { expires: monthsLater(expires, 1) });
  await instances.changeLife(id, afterExpiry(now, row));
  await beginOn(isolateInstances, [row], operations, { expires: undefined });
}
