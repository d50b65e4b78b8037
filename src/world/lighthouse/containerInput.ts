import { toContainerRequest } from "#services/lighthouse/docker/objects/DockerContainerConfiguration.ts";
import type { WorldContainer } from "./insideSchema.ts";

/** What is wanted of a container, as an action takes it from what a caller sends. */
export const containerInput = ({ image, name, command, env, ports, volumes, restart }: WorldContainer) =>
  toContainerRequest({
    ContainerImage: image,
    ContainerName: name,
    Command: command,
    Envs: env.map(({ key: Key, value: Value }) => ({ Key, Value })),
    PublishPorts: ports.map(({ host: HostPort, container: ContainerPort, ip: Ip, protocol: Protocol }) => ({
      HostPort,
      ContainerPort,
      Ip,
      Protocol,
    })),
    Volumes: volumes.map(({ container: ContainerPath, host: HostPath }) => ({ ContainerPath, HostPath })),
    RestartPolicy: restart,
  });
