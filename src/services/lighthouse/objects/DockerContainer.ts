import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { planOfContainer } from "../containerRules.ts";
import type { ContainerRow } from "../containers.ts";
import {
  DockerContainerPublishPort,
  DockerContainerVolume,
  fromPort,
  fromVolume,
} from "./DockerContainerConfiguration.ts";

export const DockerContainer = objectType("DockerContainer", {
  ContainerId: string("Id of the container: 64 hexadecimal digits."),
  ContainerName: string("What it is called."),
  ContainerImage: string("The image that it runs."),
  Command: string("What it runs; empty where its image says so."),
  Status: string("For how long it has been as it is, as Docker words it."),
  State: string("created, running or exited."),
  PublishPortSet: listOf(DockerContainerPublishPort, "The ports that it offers."),
  VolumeSet: listOf(DockerContainerVolume, "The folders that it sees."),
  CreatedTime: string("When it was made, in UTC."),
});

export function toDockerContainer(row: ContainerRow, now: number): typeof DockerContainer.value {
  const plan = planOfContainer(row);
  return {
    ContainerId: row.id,
    ContainerName: row.name,
    ContainerImage: plan.image,
    Command: plan.command,
    Status: statusOf(row, now),
    State: row.state,
    PublishPortSet: plan.ports.map(({ ip = "0.0.0.0", protocol = "tcp", ...port }) =>
      fromPort({ ...port, ip, protocol }),
    ),
    VolumeSet: plan.volumes.map(fromVolume),
    CreatedTime: isoTime(row.created),
  };
}

function statusOf({ state, started, finished }: ContainerRow, now: number): string {
  if (state === "created") return "Created";
  return state === "running"
    ? `Up ${spanOf(now - (started ?? now))}`
    : `Exited (0) ${spanOf(now - (finished ?? now))} ago`;
}

/** The longest unit of which there are enough, by how many seconds it has. */
const units = [
  { name: "years", seconds: 365 * 86_400, least: 2 },
  { name: "months", seconds: 30 * 86_400, least: 2 },
  { name: "weeks", seconds: 7 * 86_400, least: 2 },
  { name: "days", seconds: 86_400, least: 2 },
  { name: "hours", seconds: 3600, least: 2 },
  { name: "minutes", seconds: 60, least: 2 },
] as const;

/** A span of time as Docker words it. */
export function spanOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  for (const { name, seconds: unit, least } of units) {
    if (seconds >= unit * least) return `${Math.floor(seconds / unit)} ${name}`;
  }
  if (seconds >= 3600) return "About an hour";
  if (seconds >= 60) return "About a minute";
  if (seconds < 1) return "Less than a second";
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
