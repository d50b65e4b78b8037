import type { PublishedPort, Volume } from "#machines/port.ts";
import type { ContainerRow } from "../containerRules.ts";
import { planOfContainer, wordsOf } from "../containerRules.ts";
import { policyName } from "../states.ts";

/**
 * The `docker inspect` report of a container. Facts that only a real Docker has, such as image digests and disk layers,
 * are omitted.
 */
export function containerDetail(row: ContainerRow): object {
  const plan = planOfContainer(row);
  const command = wordsOf(plan.command);
  const [path = "", ...args] = command;
  const running = row.state === "running";
  const bindings = portBindings(plan.ports, "");
  return {
    Id: row.id,
    Created: new Date(row.created).toISOString(),
    Path: path,
    Args: args,
    State: {
      Status: row.state,
      Running: running,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      ExitCode: 0,
      Error: "",
      StartedAt: timeOrNever(row.started),
      FinishedAt: timeOrNever(row.finished),
    },
    Name: `/${row.name}`,
    RestartCount: 0,
    Platform: "linux",
    HostConfig: {
      Binds: plan.volumes.map(({ host, container }) => (host === undefined ? container : `${host}:${container}`)),
      PortBindings: bindings,
      RestartPolicy: restartPolicy(plan.restart),
      AutoRemove: false,
      Privileged: false,
    },
    Mounts: plan.volumes.map(mount),
    Config: {
      Hostname: row.id.slice(0, 12),
      ExposedPorts: Object.fromEntries(Object.keys(bindings).map((port) => [port, {}])),
      Env: plan.env.map(({ key, value }) => `${key}=${value}`),
      Cmd: command.length > 0 ? command : null,
      Image: plan.image,
    },
    NetworkSettings: { Ports: running ? portBindings(plan.ports, "0.0.0.0") : {} },
  };
}

const timeOrNever = (time: number | null): string =>
  time === null ? "0001-01-01T00:00:00Z" : new Date(time).toISOString();

interface Binding {
  readonly HostIp: string;
  readonly HostPort: string;
}

function portBindings(
  ports: readonly PublishedPort[],
  everywhere: string,
): Readonly<Record<string, readonly Binding[]>> {
  const bindings: Record<string, Binding[]> = {};
  for (const { host, container, ip = everywhere, protocol = "tcp" } of ports) {
    const port = `${container}/${protocol}`;
    bindings[port] = [...(bindings[port] ?? []), { HostIp: ip, HostPort: String(host) }];
  }
  return bindings;
}

const restartPolicy = (restart: string) => ({
  Name: policyName(restart),
  MaximumRetryCount: Number(restart.split(":")[1] ?? 0),
});

const mount = ({ container, host }: Volume) =>
  host === undefined
    ? { Type: "volume", Destination: container, RW: true }
    : { Type: "bind", Source: host, Destination: container, Mode: "", RW: true, Propagation: "rprivate" };
