import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { ContainerRow } from "../containerRules.ts";
import { planOfContainer } from "../containerRules.ts";
import {
  DockerContainerPublishPort,
  DockerContainerVolume,
  fromPort,
  fromVolume,
} from "./DockerContainerConfiguration.ts";

export const DockerContainer = objectType("DockerContainer", {
  ContainerId: string("Id of the container: 64 hexadecimal digits."),
  ContainerName: string("Name of the container."),
  ContainerImage: string("Image of the container."),
  Command: string("Command of the container. Empty if the image defines it.").secret(),
  Status: string("Status text in the wording of Docker, with its duration."),
  State: string("State: created, running or exited."),
  PublishPortSet: listOf(DockerContainerPublishPort, "Published ports."),
  VolumeSet: listOf(DockerContainerVolume, "Mounted volumes."),
  CreatedTime: string("Creation time, in UTC."),
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
    PublishPortSet: plan.ports.map(fromPort),
    VolumeSet: plan.volumes.map(fromVolume),
    CreatedTime: isoTime(row.created),
  };
}

function statusOf({ state, started, finished }: ContainerRow, now: number): string {
  if (state === "created") return "Created";
  return state === "running"
    ? `Up ${durationText(now - (started ?? now))}`
    : `Exited (0) ${durationText(now - (finished ?? now))} ago`;
}

const [minute, hour, day] = [60, 3600, 86_400];

/** Durations, longest first: the minimum in seconds, and the unit or text of the result. */
const durations = [
  { from: 2 * 365 * day, unit: 365 * day, name: "years" },
  { from: 60 * day, unit: 30 * day, name: "months" },
  { from: 14 * day, unit: 7 * day, name: "weeks" },
  { from: 2 * day, unit: day, name: "days" },
  { from: 2 * hour, unit: hour, name: "hours" },
  { from: hour, text: "About an hour" },
  { from: 2 * minute, unit: minute, name: "minutes" },
  { from: minute, text: "About a minute" },
  { from: 2, unit: 1, name: "seconds" },
  { from: 1, text: "1 second" },
  { from: Number.NEGATIVE_INFINITY, text: "Less than a second" },
] as const;

/** Formats a duration, in milliseconds, the way Docker does. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const duration = durations.find(({ from }) => seconds >= from);
  if (!duration) return "";
  return "text" in duration ? duration.text : `${Math.floor(seconds / duration.unit)} ${duration.name}`;
}
