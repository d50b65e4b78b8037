import { rowsIn } from "#store/scopedRows.ts";
import type { ResourceKind } from "../work/kinds.ts";
import { dueDisks } from "./expiry.ts";
import { diskEffects, diskFailures, diskPaths, hostPaths, stateAfter } from "./states.ts";

export const diskKind: ResourceKind = {
  name: "disk",
  table: "disks",
  idPrefix: "lhdisk",
  states: [
    { title: "Disks", paths: { ...diskPaths, ...diskEffects }, failures: diskFailures },
    { title: "Instances while their disks are worked on", paths: hostPaths },
  ],
  failures: diskFailures,
  tags: "disk",
  belongsTo: "instance",
  dueWork: dueDisks,
  /** A system disk is deleted with its instance; data disks are detached and stay. */
  async onOwnerRemoved({ db }, at, instance_id) {
    const disks = rowsIn({ db, ...at }, "disks");
    await disks
      .delete()
      .where((is) => is.and({ instance_id, usage: "SYSTEM_DISK" }))
      .execute();
    await disks
      .update({ state: stateAfter("TerminateInstances", "ATTACHED") })
      .where((is) => is.and({ instance_id, state: "ATTACHED" }))
      .execute();
    await disks.update({ instance_id: null }).where("instance_id", "=", instance_id).execute();
  },
};
