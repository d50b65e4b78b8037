import type { Fields, ValueOf } from "#kernel/fields.ts";
import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import type { Operations } from "../work/operations.ts";
import type { OperationType } from "../work/operationType.ts";
import type { DockerActivities, DockerActivityRow } from "./activities.ts";
import {
  type ContainerOrder,
  type ContainerRequest,
  type modifyDockerContainer,
  type rerunDockerContainer,
  runDockerContainers,
} from "./operations.ts";
import { activityPath } from "./states.ts";

/** An activity to start on the Docker of an instance. */
interface NewActivity<Detail extends Fields> {
  /** Id of the instance. */
  readonly host: string;
  readonly operation: OperationType<string, Detail>;
  /** The name of the activity, if it differs from the action. */
  readonly name?: string;
  /** Ids of the containers that it works on. */
  readonly containers?: readonly string[];
  readonly detail: ValueOf<Detail>;
}

interface ActivityScope {
  readonly dockerActivities: DockerActivities;
  readonly operations: Operations;
  readonly now: number;
  readonly random: Random;
}

/** Starts an activity. @returns its id */
export async function beginActivity<Detail extends Fields>(
  { host, operation, name = operation.action, containers = [], detail }: NewActivity<Detail>,
  { dockerActivities, operations, now, random }: ActivityScope,
): Promise<string> {
  const id = resourceId(random, "lhda");
  const latest = await dockerActivities.latest(host);
  // Activities of one instance run one after the other, so each sees the result of those before it.
  const start = Math.max(now, (latest ?? 0) + 1);
  const pending = {
    output: "",
    failed: 0,
    ended: null,
    state: activityPath[0],
    containers: JSON.stringify(containers),
  };
  await dockerActivities.add({ id, instance_id: host, name, created: start, ...pending });
  await operations.begin(operation, { resource: id, path: activityPath, detail, start });
  return id;
}

/** Drawn at the request, so work that is repeated after a crash creates the same container. */
const containerId = (random: Random): string => Buffer.from(random.bytes(32)).toString("hex");

/** Starts to run containers on an instance, with one activity each. @returns the ids of the activities */
export async function beginRuns(
  host: string,
  containers: readonly ContainerRequest[],
  scope: ActivityScope,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const container of containers) {
    const wanted: ContainerOrder = { id: containerId(scope.random), ...container };
    const run = { operation: runDockerContainers, name: "RunDockerContainer", detail: { wanted } };
    ids.push(await beginActivity({ host, ...run }, scope));
  }
  return ids;
}

/** Starts to run a container in place of another. @returns the id of the activity */
export function beginReplacing(
  {
    container,
    ...activity
  }: {
    readonly host: string;
    readonly operation: typeof rerunDockerContainer | typeof modifyDockerContainer;
    readonly container: string;
  },
  replacement: ContainerRequest,
  scope: ActivityScope,
): Promise<string> {
  const wanted: ContainerOrder = { id: containerId(scope.random), ...replacement };
  return beginActivity({ ...activity, containers: [container], detail: { wanted } }, scope);
}

/** The containers of an activity. Only this project writes the column, so its format is known. */
export const containersOf = (row: DockerActivityRow): readonly string[] => JSON.parse(row.containers);
