import { sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Database } from "#store/database.ts";
import { DiskBackups } from "../disk-backup/rows.ts";
import { afterExpiry } from "../package/lifetimes.ts";
import { monthsLater } from "../package/months.ts";
import { grace, notBefore } from "../work/dueWork.ts";
import type { DueStep, DueWork } from "../work/kinds.ts";
import { type Kinds, removeResource } from "../work/kinds.ts";
import { type DiskRow, Disks } from "./rows.ts";
import { stateAfter } from "./states.ts";

/**
 * Runs the changes that become due by time. At its expiration, a data disk is renewed by a month or detached and
 * isolated. After the isolation period it is destroyed. A disk with an operation in progress is postponed.
 */
export const dueDisks: DueWork = { expires: true, next: nextToEnd, run: end };

/** Time of the next automatic change of a disk. */
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

async function end({ cloud }: CallContext, account: string, now: number, kinds: Kinds): Promise<void> {
  const { db, vault, machines, log } = cloud;
  const disk = await firstToEnd(db, account);
  if (!disk || disk.end > now) return;
  const { region, id, instance_id, expires } = disk;
  const disks = new Disks({ db, vault, account, region });
  const renewed = disk.renew_flag.endsWith("AUTO_RENEW");
  if (disk.state !== "SHUTDOWN" && renewed) return disks.change(id, { expires: monthsLater(expires, 1) });
  // Isolation proceeds even if the machine fails to detach the disk. Other calls must not wait for it.
  if (instance_id !== null) {
    await machines.detach(instance_id, id).catch((error: unknown) => {
      log.write("error", "expiry", { disk: id, instance: instance_id, stack: stackOf(error) });
    });
  }
  if (disk.state !== "SHUTDOWN") {
    return disks.change(id, {
      state: stateAfter("(expiry)", disk.state),
      instance_id: null,
      ...afterExpiry(now, disk),
    });
  }
  await new DiskBackups({ db, vault, account, region }).removeOf(id);
  await removeResource(cloud, kinds, kinds.get("disk"), disk, id);
}
