import { bool, listOf, objectType, string } from "#kernel/fields.ts";
import {
  ContainerEnv,
  changeable,
  DockerContainerPublishPort as Port,
  DockerContainerConfiguration as Sent,
  DockerContainerVolume as Volume,
} from "#services/lighthouse/docker/objects/DockerContainerConfiguration.ts";
import { containerId } from "#services/lighthouse/wire/parameters.ts";
import { timeField } from "../sharedFields.ts";
import { createdAndTags, idField, instanceScope } from "./sharedFields.ts";

/** Docker containers and activities in a world file. */

const ContainerVariable = objectType("ContainerVariable", {
  key: ContainerEnv.fields.Key,
  value: ContainerEnv.fields.Value,
});

const ContainerPort = objectType("ContainerPort", {
  host: Port.fields.HostPort,
  container: Port.fields.ContainerPort,
  ip: Port.fields.Ip,
  protocol: Port.fields.Protocol,
});

const ContainerVolume = objectType("ContainerVolume", {
  container: Volume.fields.ContainerPath,
  host: Volume.fields.HostPath,
});

export const Container = objectType("Container", {
  id: containerId("Id of the container: 64 hexadecimal digits."),
  ...instanceScope,
  name: Sent.fields.ContainerName,
  image: Sent.fields.ContainerImage,
  command: changeable.Command,
  env: listOf(ContainerVariable, "Environment variables.").items(0, 100).default([]),
  ports: listOf(ContainerPort, "Published ports.").items(0, 100).default([]),
  volumes: listOf(ContainerVolume, "Mounted folders.").items(0, 100).default([]),
  restart: changeable.RestartPolicy,
  state: string("State; exited means stopped explicitly. By default, running or stopped like its instance.")
    .oneOf(["created", "running", "exited"])
    .optional(),
  created: createdAndTags.created,
});

const activityNames = [
  "RunDockerContainer",
  "StartDockerContainers",
  "StopDockerContainers",
  "RestartDockerContainers",
  "RemoveDockerContainers",
  "RenameDockerContainer",
  "RerunDockerContainer",
  "ModifyDockerContainer",
] as const;

export const DockerActivity = objectType("DockerActivity", {
  id: idField("lhda", "Id of the activity."),
  ...instanceScope,
  name: string("Name of the activity.").oneOf(activityNames).default("RunDockerContainer"),
  containers: listOf(containerId("Id of a container."), "The containers, which may be deleted.")
    .items(0, 100)
    .default([]),
  output: string("Output of Docker.").default(""),
  failed: bool("Whether Docker failed.").default(false),
  created: createdAndTags.created,
  ended: timeField("End time; by default the time of creation.").optional(),
});

export type WorldContainer = typeof Container.value;
export type WorldDockerActivity = typeof DockerActivity.value;
