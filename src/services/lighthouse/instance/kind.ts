import { followInstance } from "../docker/rows.ts";
import type { ResourceKind } from "../work/kinds.ts";
import { dueInstances } from "./expiry.ts";
import { recordState } from "./runs.ts";
import { instanceFailures, instancePaths } from "./states.ts";

export const instanceKind: ResourceKind = {
  name: "instance",
  table: "instances",
  idPrefix: "lhins",
  states: [{ title: "Instances", paths: instancePaths, failures: instanceFailures }],
  failures: instanceFailures,
  tags: "instance",
  dueWork: dueInstances,
  async onWrite({ db }, at, id, { state }, time) {
    if (state !== undefined) await recordState({ db, ...at }, id, state, time);
  },
  onReach: followInstance,
};

/** The times at which instances ran, for their metrics and traffic. */
export const runKind: ResourceKind = { name: "run", table: "runs", belongsTo: "instance" };
