import { int, listOf, objectType, string } from "#kernel/fields.ts";
import type { ContainerPlan, PublishedPort, Volume } from "#machines/port.ts";
import type { ContainerRequest } from "../operations.ts";

/** Input structures for containers. Docker validates everything beyond the rules here. */

export const containerName = (about: string) =>
  string(about).pattern(
    /^[0-9A-Za-z][\w.-]{1,127}$/,
    "2 to 128 letters, digits, _, . and -, starting with a letter or digit",
  );

const port = (about: string) => int(about).min(1).max(65_535);
const octet = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const address = new RegExp(`^(?:${octet}(?:\\.${octet}){3}|(?=.*:)[0-9A-Fa-f:]{2,39})$`);
const folder = (about: string) => string(about).pattern(/^\/[^:\0]{0,4095}$/, "/folder");

export const ContainerEnv = objectType("ContainerEnv", {
  Key: string("Name of the variable.").pattern(/^[^=\0]{1,1024}$/, "NAME"),
  Value: string("Value of the variable.").secret().length(0, 32_768),
});

export const DockerContainerPublishPort = objectType("DockerContainerPublishPort", {
  HostPort: port("Port on the instance."),
  ContainerPort: port("Port in the container."),
  Ip: string("Address on the instance. Defaults to 0.0.0.0.").pattern(address, "203.0.113.7").optional(),
  Protocol: string("Protocol: tcp, udp or sctp. Defaults to tcp.").oneOf(["tcp", "udp", "sctp"]).optional(),
});

export const DockerContainerVolume = objectType("DockerContainerVolume", {
  ContainerPath: folder("Path in the container."),
  HostPath: folder("Path on the instance. If it is absent or empty, Docker manages the volume.").orEmpty().optional(),
});

/** The settings that a replacement container can change. */
export const changeable = {
  Envs: listOf(ContainerEnv, "Environment variables.").items(0, 100).optional(),
  PublishPorts: listOf(DockerContainerPublishPort, "Ports to publish. Must not repeat.").items(0, 100).optional(),
  Volumes: listOf(DockerContainerVolume, "Volumes to mount.").items(0, 100).optional(),
  Command: string("Command to run. Defaults to the command of the image.").secret().length(0, 32_768).optional(),
  RestartPolicy: string("Restart policy: no, on-failure[:TIMES], always or unless-stopped. Defaults to no.")
    .pattern(/^(?:no|always|unless-stopped|on-failure(?::\d{1,9})?)$/, "no, on-failure[:TIMES], always, unless-stopped")
    .optional(),
};

export const DockerContainerConfiguration = objectType("DockerContainerConfiguration", {
  ContainerImage: string("Image to run.").pattern(/^[0-9A-Za-z][\w.:/@-]{0,511}$/, "registry/name:tag"),
  ContainerName: containerName("Name of the container. Defaults to two random words.").optional(),
  ...changeable,
});

/** Containers to run on a newly installed system. */
export const firstContainers = () =>
  listOf(DockerContainerConfiguration, "Containers to run after the installation. Requires a Docker blueprint.")
    .items(0, 100)
    .optional();

export type Configuration = typeof DockerContainerConfiguration.value;
export type Changes = Partial<Omit<Configuration, "ContainerImage" | "ContainerName">>;

/** The plan of a requested configuration. */
const planFor = (asked: Configuration): ContainerPlan =>
  changedPlan({ image: asked.ContainerImage, command: "", env: [], ports: [], volumes: [], restart: "no" }, asked);

/** A requested container in the form in which operations store it. */
export const toContainerRequest = (asked: Configuration): ContainerRequest => ({
  name: asked.ContainerName,
  plan: planFor(asked),
});

/** The configuration that requests a plan. */
export const toConfiguration = (name: string, plan: ContainerPlan): Configuration => ({
  ContainerImage: plan.image,
  ContainerName: name,
  Envs: plan.env.map(({ key, value }) => ({ Key: key, Value: value })),
  PublishPorts: plan.ports.map(fromPort),
  Volumes: plan.volumes.map(fromVolume),
  Command: plan.command,
  RestartPolicy: plan.restart,
});

/** Applies changes to a plan. An empty list or command removes the previous value. */
export function changedPlan(plan: ContainerPlan, asked: Changes): ContainerPlan {
  const { Envs, PublishPorts, Volumes, Command, RestartPolicy } = asked;
  return {
    image: plan.image,
    command: Command ?? plan.command,
    env: Envs?.map(({ Key: key, Value: value }) => ({ key, value })) ?? plan.env,
    ports: PublishPorts?.map(toPort) ?? plan.ports,
    volumes: Volumes?.map(({ ContainerPath: container, HostPath: host }) => ({ container, host })) ?? plan.volumes,
    restart: RestartPolicy ?? plan.restart,
  };
}

export const toPort = (asked: typeof DockerContainerPublishPort.value): PublishedPort => ({
  host: asked.HostPort,
  container: asked.ContainerPort,
  ip: asked.Ip,
  protocol: asked.Protocol,
});

export const fromPort = ({
  host,
  container,
  ip = "0.0.0.0",
  protocol = "tcp",
}: PublishedPort): typeof DockerContainerPublishPort.value => ({
  HostPort: host,
  ContainerPort: container,
  Ip: ip,
  Protocol: protocol,
});

export const fromVolume = ({ host, container }: Volume): typeof DockerContainerVolume.value => ({
  ContainerPath: container,
  HostPath: host ?? "",
});
