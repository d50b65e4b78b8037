import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { DockerActivityRow } from "../activities.ts";
import { containersOf } from "../begin.ts";

export const DockerActivity = objectType("DockerActivity", {
  ActivityId: string("Id of the activity."),
  ActivityName: string("What is done, named after its action; RunDockerContainer for each container that is run."),
  ActivityState: string("INIT before it is its turn, OPERATING, then SUCCESS or FAILED."),
  ActivityCommandOutput: string("What Docker printed, in base64; empty until it has ended."),
  ContainerIds: listOf(string("Id of a container."), "The containers; one that is run is among them from its making."),
  CreatedTime: string("When it was begun, in UTC."),
  EndTime: string("When it ended, in UTC; empty until then."),
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

/** It failed where Docker did, or where it could not be brought to its end at all. */
function stateOf({ state, failed, latest_state }: DockerActivityRow): string {
  if (failed || latest_state === "FAILED") return "FAILED";
  return state === "ENDED" ? "SUCCESS" : state;
}
