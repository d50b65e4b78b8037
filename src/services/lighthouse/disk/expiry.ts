import { sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { DiskBackups } from "../disk-backup/rows.ts";
import { monthsLater } from "../package/months.ts";
import { type DueStep, type DueWork, grace, notBefore } from "../work/dueWork.ts";
import { kindOf } from "../work/kinds.ts";
import { type DiskRow, Disks } from "./rows.ts";

/**
 * Brings about what has come due by time alone: a data disk at the end of what is paid is renewed by a month or leaves
 * its instance and is shut down, and one that was shut down long enough is gone. One that is busy waits for its turn.
 */
export const dueDisks: DueWork = { next: nextToEnd, run: end };

/** When a disk changes by itself. */
const endOf = notBefore(sql<number>`case state when 'SHUTDOWN' then isolated + ${sql.lit(grace)} else expires end`);

const toEnd = (db: Database) =>
  db
    .selectFrom("disks")
    // Written out, because the index is of those only.
    .where("usage", "=", sql.lit("DATA_DISK"))
    .where("state", "in", ["ATTACHED", "UNATTACHED", "SHUTDOWN"])
    .where((is) => is.or([is("latest_state", "is", null), is("latest_state", "!=", "OPERATING")]))
    .orderBy(endOf)
    .limit(1);

async function nextToEnd(db: Database, except: readonly string[]): Promise<DueStep | undefined> {
  const query = toEnd(db).select([endOf.as("time"), "account"]);
  return (except.length > 0 ? query.where("account", "not in", except) : query).executeTakeFirst();
}

async function firstToEnd(db: Database, account: string): Promise<(DiskRow & { readonly end: number }) | undefined> {
  return toEnd(db).selectAll().select(endOf.as("end")).where("account", "=", account).executeTakeFirst();
}

async function end({ cloud: { db, machines, log } }: CallContext, account: string, now: number): Promise<void> {
  const disk = await firstToEnd(db, account);
  if (!disk || disk.end > now) return;
  const { region, id, instance_id, expires } = disk;
  const disks = new Disks(db, account, region);
  const renewed = disk.renew_flag.endsWith("AUTO_RENEW");
  if (disk.state !== "SHUTDOWN" && renewed) return disks.change(id, { expires: monthsLater(expires, 1) });
  // The account's claim to it ends all the same, and no other call waits for a machine that keeps it.
  if (instance_id !== null) {
    await machines.detach(instance_id, id).catch((error: unknown) => {
      log.write("error", "expiry", { disk: id, instance: instance_id, stack: stackOf(error) });
    });
  }
  if (disk.state !== "SHUTDOWN") {
    // Later than its end, by which it differs from one that was given back.
    const isolated = Math.max(now, expires + 1);
    return disks.change(id, { state: "SHUTDOWN", instance_id: null, isolated });
  }
  await new DiskBackups(db, account, region).removeOf(id);
  await kindOf("disk").remove(db, disk, id);
}
