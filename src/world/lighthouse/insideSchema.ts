import { bool, listOf, objectType, string } from "#kernel/fields.ts";
import {
  ContainerEnv,
  changeable,
  DockerContainerPublishPort as Port,
  DockerContainerConfiguration as Sent,
  DockerContainerVolume as Volume,
} from "#services/lighthouse/docker/objects/DockerContainerConfiguration.ts";
import { mcpServerEnv } from "#services/lighthouse/mcp/objects/McpServer.ts";
import { mcpServerSettings } from "#services/lighthouse/mcp/objects/mcpServerSettings.ts";
import { containerId, mcpServerId } from "#services/lighthouse/wire/parameters.ts";
import { timeField } from "../sharedFields.ts";
import { accountAndRegion, createdAndTags, idField } from "./sharedFields.ts";

/** What a world file may hold of what is inside instances. */

const inside = { ...accountAndRegion, instance: idField("lhins", "The instance that it is on.") };

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
  ...inside,
  name: Sent.fields.ContainerName,
  image: Sent.fields.ContainerImage,
  command: changeable.Command,
  env: listOf(ContainerVariable, "Its environment.").items(0, 100).default([]),
  ports: listOf(ContainerPort, "Ports that it offers.").items(0, 100).default([]),
  volumes: listOf(ContainerVolume, "Folders that it sees.").items(0, 100).default([]),
  restart: changeable.RestartPolicy,
  state: string("exited where somebody has stopped it; without it, it runs if its instance does, else it did.")
    .oneOf(["created", "running", "exited"])
    .optional(),
  created: createdAndTags.created,
});

/** What activities are called. */
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
  ...inside,
  name: string("What was done.").oneOf(activityNames).default("RunDockerContainer"),
  containers: listOf(containerId("Id of a container."), "The containers, which may be gone.").items(0, 100).default([]),
  output: string("What Docker printed.").default(""),
  failed: bool("Whether Docker refused.").default(false),
  created: createdAndTags.created,
  ended: timeField("When it ended; when it was begun without it.").optional(),
});

const settings = mcpServerSettings();
const Env = mcpServerEnv("InvalidParameterValue");

const McpServerVariable = objectType("McpServerVariable", { key: Env.fields.Key, value: Env.fields.Value });

export const McpServer = objectType("McpServer", {
  id: mcpServerId("Id of the server."),
  ...inside,
  name: settings.Name,
  // In base64, as callers send it, that is 2048 characters.
  command: string("The command that starts it, as one types it.").length(1, 1536).pattern(/\S/, "a command"),
  about: settings.Description.default(""),
  env: listOf(McpServerVariable, "Its environment.").items(0, 10).default([]),
  transport: settings.TransportType.default("STREAMABLE_HTTP"),
  state: string("Its state.").oneOf(["RUNNING", "STOPPED", "LAUNCH_FAILED", "ENV_ERROR", "UNKNOWN"]).default("RUNNING"),
  created: createdAndTags.created,
});

export type WorldContainer = typeof Container.value;
export type WorldActivity = typeof DockerActivity.value;
export type WorldMcpServer = typeof McpServer.value;
