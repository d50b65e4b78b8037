import { toContainerRequest } from "#services/lighthouse/docker/objects/DockerContainerConfiguration.ts";
import type { WorldContainer } from "./containerSchema.ts";

/** Converts a container of a world as an action converts the input of a call. */
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
