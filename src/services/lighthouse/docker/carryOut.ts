import type { ContainerPlan, Docker, Machines } from "#machines/port.ts";
import type { Instances } from "../instance/rows.ts";
import type { Operation } from "../work/operationType.ts";
import type { DockerActivities, DockerActivityRow } from "./activities.ts";
import { containersOf } from "./begin.ts";
import type { ContainerRow } from "./containerRules.ts";
import { lifeFrom, nameFor, newContainer, planOfContainer, portTaken } from "./containerRules.ts";
import type { ContainerOrder } from "./operations.ts";
import type { Containers } from "./rows.ts";
import { type ContainerOperation, stateAfter } from "./states.ts";

/** What running an activity requires. */
export interface ActivityScope {
  readonly operation: Operation<unknown>;
  readonly instances: Instances;
  readonly containers: Containers;
  readonly dockerActivities: DockerActivities;
  readonly machines: Machines;
  readonly now: number;
}

/** Output lines of Docker, and whether anything failed. */
interface Report {
  readonly lines: readonly string[];
  readonly failed?: boolean;
}

/** An error that Docker reports. The message becomes the output of the activity. */
class DockerRefusalError extends Error {}

/** Runs the work of an activity and stores its result. */
export async function conclude(
  { operation, instances, dockerActivities, now }: ActivityScope,
  work: (activity: DockerActivityRow) => Promise<Report>,
): Promise<void> {
  const activity = await dockerActivities.find(operation.resource);
  // The instance was reset or destroyed in the meantime.
  if (!activity) return;
  const host = await instances.find(activity.instance_id);
  const { lines, failed = false } = await reported(async () => {
    if (host?.state !== "RUNNING") throw new DockerRefusalError(`Instance ${activity.instance_id} is not running.`);
    return work(activity);
  });
  const output = lines.map((line) => `${line}\n`).join("");
  await dockerActivities.change(activity.id, { output, failed: failed ? 1 : 0, ended: now });
}

async function reported(work: () => Promise<Report>): Promise<Report> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DockerRefusalError)) throw error;
    return { lines: [error.message], failed: true };
  }
}

/** Waits for the Docker of a machine and converts its errors. */
async function done(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    throw new DockerRefusalError(error instanceof Error ? error.message : String(error));
  });
}

/** Runs an operation on each container of an activity. A failure does not affect the others. */
export async function changeEach(
  action: ContainerOperation,
  activity: DockerActivityRow,
  ending: ActivityScope,
): Promise<Report> {
  const reports: Report[] = [];
  for (const id of containersOf(activity)) {
    reports.push(await reported(() => changeOne(action, activity.instance_id, id, ending)));
  }
  return { lines: reports.flatMap(({ lines }) => lines), failed: reports.some(({ failed }) => failed) };
}

const calls: Readonly<Record<ContainerOperation, (docker: Docker, machine: string, id: string) => Promise<void>>> = {
  StartDockerContainers: (docker, machine, id) => docker.start(machine, id),
  StopDockerContainers: (docker, machine, id) => docker.stop(machine, id),
  RestartDockerContainers: (docker, machine, id) => docker.restart(machine, id),
  RemoveDockerContainers: (docker, machine, id) => docker.remove(machine, id),
};

async function changeOne(
  action: ContainerOperation,
  host: string,
  id: string,
  { containers, machines, now }: ActivityScope,
): Promise<Report> {
  const [row, others] = await withOthers(host, id, containers);
  const state = stateAfter(action, row.state);
  if (state !== undefined) {
    if (state === "running") refuseTakenPort(planOfContainer(row), others);
    await done(calls[action](machines.docker, host, id));
    await (state === "" ? containers.remove(row) : containers.change(row, lifeFrom(row, state, now)));
  }
  return { lines: [id] };
}

/** Creates a container and starts it. As with Docker, a container that cannot be started still exists. */
export async function runOne(
  wanted: ContainerOrder,
  activity: DockerActivityRow,
  ending: ActivityScope,
): Promise<Report> {
  const { containers, dockerActivities, machines, now } = ending;
  const { id, plan } = wanted;
  const { instance_id } = activity;
  const others = await containers.on(instance_id);
  const names = others.map((row) => row.name);
  const name = wanted.name ?? nameFor(id, names);
  refuseTakenName(name, others);
  await done(machines.docker.create(instance_id, id, name, plan));
  await containers.add([newContainer({ id, name }, instance_id, plan, now)]);
  await dockerActivities.change(activity.id, { containers: JSON.stringify([id]) });
  return changeOne("StartDockerContainers", instance_id, id, ending);
}

/** Replaces the container of an activity. The old one is kept if the name or a port of the new one is in use. */
export async function replaceOne(
  wanted: ContainerOrder,
  activity: DockerActivityRow,
  ending: ActivityScope,
): Promise<Report> {
  const { containers, machines } = ending;
  const { instance_id } = activity;
  const [row, others] = await withOthers(instance_id, containersOf(activity)[0] ?? "", containers);
  const name = wanted.name ?? row.name;
  refuseTakenName(name, others);
  refuseTakenPort(wanted.plan, others);
  await done(machines.docker.remove(instance_id, row.id));
  await containers.remove(row);
  return runOne({ ...wanted, name }, activity, ending);
}

/** Renames the container of an activity. As with Docker, success produces no output. */
export async function renameOne(name: string, activity: DockerActivityRow, ending: ActivityScope): Promise<Report> {
  const { containers, machines } = ending;
  const [row, others] = await withOthers(activity.instance_id, containersOf(activity)[0] ?? "", containers);
  refuseTakenName(name, others);
  await done(machines.docker.rename(activity.instance_id, row.id, name));
  await containers.change(row, { name });
  return { lines: [] };
}

/** A container of an instance, and the other containers there. */
async function withOthers(
  host: string,
  id: string,
  containers: Containers,
): Promise<readonly [ContainerRow, readonly ContainerRow[]]> {
  const rows = await containers.on(host);
  const row = rows.find((one) => one.id === id);
  if (!row) throw new DockerRefusalError(`Container ${id} does not exist.`);
  return [row, rows.filter((one) => one !== row)];
}

function refuseTakenName(name: string, others: readonly ContainerRow[]): void {
  const holder = others.find((row) => row.name === name);
  if (holder) throw new DockerRefusalError(`Name ${name} is already in use by container ${holder.id}.`);
}

function refuseTakenPort(plan: ContainerPlan, others: readonly ContainerRow[]): void {
  const port = portTaken(plan, others);
  if (port)
    throw new DockerRefusalError(`Port ${port.host}/${port.protocol ?? "tcp"} is already in use by another container.`);
}
