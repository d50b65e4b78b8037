import type { CallContext } from "#cloud.ts";
import { withBriefRowLocks } from "#store/locks.ts";
import type { Phases } from "./invocation/phases.ts";
import { nextRun } from "./invoker/schedule.ts";

/**
 * Makes tasks and invokers that were scheduled before the clock went back continue from now. Repeating this changes nothing,
 * so each of several servers may do it.
 */
export async function reschedule({ cloud }: CallContext): Promise<void> {
  const { db, clock } = cloud;
  const now = clock.now();
  await withBriefRowLocks(db, async (transaction) => {
    const tasks = await transaction.selectFrom("tat_tasks").selectAll().where("created", ">", now).execute();
    for (const { account, region, id, phases, created } of tasks) {
      const old: Phases = JSON.parse(phases);
      const moved = old.map(({ status, from }) => ({ status, from: from - (created - now) }));
      await transaction
        .updateTable("tat_tasks")
        .set({ phases: JSON.stringify(moved), created: now })
        .where((is) => is.and({ account, region, id }))
        .execute();
    }
    await transaction
      .updateTable("tat_invocations")
      .set((is) => ({ ends: is(is("ends", "-", is.ref("created")), "+", now), created: now }))
      .where("created", ">", now)
      .execute();
    const invokers = await transaction.selectFrom("tat_invokers").selectAll().where("due", ">", now).execute();
    for (const { account, region, id, ...schedule } of invokers) {
      await transaction
        .updateTable("tat_invokers")
        .set({ due: nextRun(schedule, now) })
        .where((is) => is.and({ account, region, id }))
        .execute();
    }
  });
}
