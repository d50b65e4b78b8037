import type { CallContext } from "#cloud.ts";
import { withBriefRowLocks } from "#store/locks.ts";

/**
 * Makes images and instances whose change was scheduled before the clock went back change after the usual duration at the
 * latest. Repeating this changes nothing, so each of several servers may do it.
 */
export async function rescheduleChanges({ cloud }: CallContext): Promise<void> {
  const { db, clock, pace } = cloud;
  const now = clock.now();
  const [image, instance] = [now + pace.images, now + pace.instances];
  await withBriefRowLocks(db, async (transaction) => {
    await transaction
      .updateTable("cvm_images")
      .set({ started: now, due: image })
      .where("next_state", "is not", null)
      .where("due", ">", image)
      .execute();
    await transaction
      .updateTable("cvm_instances")
      .set({ due: instance })
      .where("next_state", "is not", null)
      .where("due", ">", instance)
      .execute();
  });
}
