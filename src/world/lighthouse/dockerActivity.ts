import { InconsistencyError } from "../inconsistencyError.ts";
import { requireDistinct } from "../uniqueNames.ts";
import type { WorldDockerActivity } from "./containerSchema.ts";
import { requireDockerHost } from "./dockerHost.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

export function checkDockerActivity(activity: WorldDockerActivity, at: string, context: WorldContext): void {
  requireDockerHost(activity, at, context);
  requireDistinct(activity.containers, `${at}.containers`);
  const { created, ended } = activity;
  if (created !== undefined && ended !== undefined && ended < created) {
    throw new InconsistencyError(`${at}.ended`, "must not be earlier than `created`");
  }
}

export function addDockerActivity(rows: LighthouseRows, activity: WorldDockerActivity, now: number): void {
  const { instance: instance_id, containers, failed, ...columns } = activity;
  const ended = timeOr(activity.ended ?? activity.created, now);
  const created = timeOr(activity.created, ended);
  rows.docker_activities.push({
    ...columns,
    state: "ENDED",
    failed: failed ? 1 : 0,
    created,
    ended,
    instance_id,
    containers: JSON.stringify(containers),
  });
}
