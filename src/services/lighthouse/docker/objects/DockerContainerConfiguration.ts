import { int, listOf, objectType, string } from "#kernel/fields.ts";
import type { ContainerPlan, PublishedPort, Volume } from "#machines/port.ts";
import type { ContainerRequest } from "../operations.ts";

/** How a caller wants containers to be run; more than the rules here say is Docker's own business. */

export const containerName = (about: string) =>
  string(about).pattern(
    /^[0-9A-Za-z][\w.-]{1,127}$/,
    "two to 128 letters, digits, _, . and -, first a letter or digit",
  );

const port = (about: string) => int(about).min(1).max(65_535);
const octet = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const address = new RegExp(`^(?:${octet}(?:\\.${octet}){3}|(?=.*:)[0-9A-Fa-f:]{2,39})$`);
const folder = (about: string) => string(about).pattern(/^\/[^:\0]{0,4095}$/, "/folder");

export const ContainerEnv = objectType("ContainerEnv", {
  Key: string("Name of the variable.").pattern(/^[^=\0]{1,1024}$/, "NAME"),
  Value: string("Its value.").secret().length(0, 32_768),
});

export const DockerContainerPublishPort = objectType("DockerContainerPublishPort", {
  HostPort: port("Port of the instance."),
  ContainerPort: port("Port in the container."),
  Ip: string("Address of the instance; 0.0.0.0 without it.").pattern(address, "203.0.113.7").optional(),
  Protocol: string("tcp, udp or sctp; tcp without it.").oneOf(["tcp", "udp", "sctp"]).optional(),
});

export const DockerContainerVolume = objectType("DockerContainerVolume", {
  ContainerPath: folder("Path in the container."),
  HostPath: folder("Path on the instance; without it, or empty, the volume is Docker's own.").orEmpty().optional(),
});

/** The parts of a configuration that a container's next life can change. */
export const changeable = {
  Envs: listOf(ContainerEnv, "Variables of its environment.").items(0, 100).optional(),
  PublishPorts: listOf(DockerContainerPublishPort, "Ports that it offers, none twice.").items(0, 100).optional(),
  Volumes: listOf(DockerContainerVolume, "Folders that it sees.").items(0, 100).optional(),
  Command: string("What it runs; what its image says without it.").length(0, 32_768).optional(),
  RestartPolicy: string("When it is started again: no, on-failure[:TIMES], always or unless-stopped; no without it.")
    .pattern(/^(?:no|always|unless-stopped|on-failure(?::\d{1,9})?)$/, "no, on-failure[:TIMES], always, unless-stopped")
    .optional(),
};

export const DockerContainerConfiguration = objectType("DockerContainerConfiguration", {
  ContainerImage: string("The image to run.").pattern(/^[0-9A-Za-z][\w.:/@-]{0,511}$/, "registry/name:tag"),
  ContainerName: containerName("What to call the container; two words without it.").optional(),
  ...changeable,
});

/** The containers that a new system begins with. */
export const firstContainers = () =>
  listOf(DockerContainerConfiguration, "Containers that are run once it is there; only with a Docker image.")
    .items(0, 100)
    .optional();

export type Configuration = typeof DockerContainerConfiguration.value;
export type Changes = Partial<Omit<Configuration, "ContainerImage" | "ContainerName">>;

/** How a container is run that was asked for so. */
const planFor = (asked: Configuration): ContainerPlan =>
  changedPlan({ image: asked.ContainerImage, command: "", env: [], ports: [], volumes: [], restart: "no" }, asked);

/** A requested container in the form in which operations store it. */
export const toContainerRequest = (asked: Configuration): ContainerRequest => ({
  name: asked.ContainerName,
  plan: planFor(asked),
});

/** How a container is run, as one would ask for it. */
export const toConfiguration = (name: string, plan: ContainerPlan): Configuration => ({
  ContainerImage: plan.image,
  ContainerName: name,
  Envs: plan.env.map(({ key, value }) => ({ Key: key, Value: value })),
  PublishPorts: plan.ports.map(fromPort),
  Volumes: plan.volumes.map(fromVolume),
  Command: plan.command,
  RestartPolicy: plan.restart,
});

/** The same as before but for what is asked otherwise; an empty list or command takes away what was there. */
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
