import type { ContainerRow } from "#services/lighthouse/docker/containerRules.ts";
import {
  afterHalt,
  lifeFrom,
  nameFor,
  newContainer,
  repeatedPort,
  takenPort,
} from "#services/lighthouse/docker/containerRules.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { type AccountRegion, isIn, requireRow } from "./accountRegion.ts";
import { containerInput } from "./containerInput.ts";
import type { WorldContainer } from "./containerSchema.ts";
import { onSameInstance, requireDockerHost } from "./dockerHost.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

export function checkContainer(container: WorldContainer, at: string, context: WorldContext): void {
  const host = requireDockerHost(container, at, context);
  const { name, state, ports } = container;
  if (name !== undefined) context.names.add(`container ${name} on ${host.id} in ${host.region}`, `${at}.name`);
  if (state === "running" && host.state !== "RUNNING") {
    throw new InconsistencyError(`${at}.state`, `${host.id} is not running`);
  }
  const repeated = repeatedPort(ports);
  if (repeated >= 0) throw new InconsistencyError(`${at}.ports.${repeated}`, "duplicate port");
  if (!isRunning(container)) return;
  const { containers } = context.world.lighthouse;
  const usedPorts = containers
    .slice(0, containers.indexOf(container))
    .filter((other) => onSameInstance(other, container) && isRunning(other))
    .flatMap((other) => other.ports);
  const taken = ports.findIndex((port) => takenPort([port], usedPorts));
  if (taken >= 0) {
    throw new InconsistencyError(
      `${at}.ports.${taken}`,
      `is used by another container on ${host.id} in ${host.region}`,
    );
  }
}

/** Whether a container runs, or ran until its instance was stopped. */
const isRunning = ({ state = "running" }: WorldContainer): boolean => state === "running";

export function addContainer(
  rows: LighthouseRows,
  source: WorldContainer,
  all: readonly WorldContainer[],
  now: number,
): void {
  const { id, account, region, instance: instance_id, state, created } = source;
  const scope = { account, region };
  const host = requireRow(rows.instances, scope, instance_id);
  const usedNames = [
    ...containersOn(rows, scope, instance_id, Number.POSITIVE_INFINITY).map((row) => row.name),
    ...all.filter((other) => onSameInstance(other, source)).flatMap((other) => other.name ?? []),
  ];
  const { plan, name = nameFor(id, usedNames) } = containerInput(source);
  const row = newContainer({ id, name }, instance_id, plan, timeOr(created, now));
  rows.docker_containers.push({ ...inState(row, state, host.state === "RUNNING", now), ...scope });
}

/** The containers that an instance had at a time (epoch milliseconds), in the form that snapshots store. */
export function containersOn(
  rows: LighthouseRows,
  scope: AccountRegion,
  instance: string,
  at: number,
): readonly ContainerRow[] {
  return rows.docker_containers
    .filter((row) => row.instance_id === instance && isIn(row, scope) && row.created <= at)
    .map(({ account: _, region: __, started = null, finished = null, ...row }) => ({ ...row, started, finished }));
}

/** Brings a new container into a state. It has run since its creation, until now if it exited. */
function inState(row: ContainerRow, state: WorldContainer["state"], hostRuns: boolean, now: number): ContainerRow {
  if (state === "created") return row;
  const running = { ...row, ...lifeFrom(row, "running", row.created) };
  if (state === "exited") return { ...running, ...lifeFrom(running, "exited", now) };
  const [halted = running] = hostRuns ? [running] : afterHalt([running], now);
  return halted;
}
