import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { DockerActivityRow } from "../activities.ts";
import { containersOf } from "../begin.ts";

export const DockerActivity = objectType("DockerActivity", {
  ActivityId: string("Id of the activity."),
  ActivityName: string("Name of the action, or RunDockerContainer for each container of RunDockerContainers."),
  ActivityState: string("State: INIT while waiting, OPERATING, then SUCCESS or FAILED."),
  ActivityCommandOutput: string("Output of Docker, in base64. Empty until the activity ends."),
  ContainerIds: listOf(
    string("Id of a container."),
    "Ids of the containers. A new container is included when it is created.",
  ),
  CreatedTime: string("Start time, in UTC."),
  EndTime: string("End time, in UTC. Empty until the activity ends."),
});

export function toDockerActivity(row: DockerActivityRow): typeof DockerActivity.value {
  return {
    ActivityId: row.id,
    ActivityName: row.name,
    ActivityState: stateOf(row),
    ActivityCommandOutput: Buffer.from(row.output).toString("base64"),
    ContainerIds: containersOf(row),
    CreatedTime: isoTime(row.created),
    EndTime: row.ended === null ? "" : isoTime(row.ended),
  };
}

/** An activity fails if Docker reports an error or the operation itself fails. */
function stateOf({ state, failed, latest_state }: DockerActivityRow): string {
  if (failed || latest_state === "FAILED") return "FAILED";
  return state === "ENDED" ? "SUCCESS" : state;
}
