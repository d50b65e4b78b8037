import type { Operation } from "#kernel/action.ts";
import { resourceId } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";
import type { ContainerPlan } from "#machines/port.ts";
import type { Operations } from "../work/operations.ts";
import type { DockerActivities, DockerActivityRow } from "./activities.ts";
import { activityPath } from "./states.ts";

/** What is begun on an instance's Docker. */
interface NewActivity {
  /** The instance. */
  readonly host: string;
  readonly action: string;
  /** What the activity is called, if not like its action. */
  readonly name?: string;
  readonly containers?: readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** With what activities are begun. */
interface ActivityScope {
  readonly dockerActivities: DockerActivities;
  readonly operations: Operations;
  readonly now: number;
  readonly random: Random;
}

/** Begins an activity, and tells its id. */
export async function beginActivity(
  { host, action, name = action, containers = [], detail = {} }: NewActivity,
  { dockerActivities, operations, now, random }: ActivityScope,
): Promise<string> {
  const id = resourceId(random, "lhda");
  const latest = await dockerActivities.latest(host);
  // One after the other, however quickly they are asked for, so that each finds what those before it left.
  const start = Math.max(now, (latest ?? 0) + 1);
  const nothingYet = {
    output: "",
    failed: 0,
    ended: null,
    state: activityPath[0],
    containers: JSON.stringify(containers),
  };
  await dockerActivities.add({ id, instance_id: host, name, created: start, ...nothingYet });
  await operations.begin({ kind: "docker-activity", resource: id, action, path: activityPath, detail, start });
  return id;
}

/** A container to be made: without a name, Docker finds one. */
export interface ContainerOrder {
  readonly id: string;
  readonly name?: string | undefined;
  readonly plan: ContainerPlan;
}

/** Chosen when it is asked for, so that it is the same however often the work has to be begun again. */
const containerId = (random: Random): string => Buffer.from(random.bytes(32)).toString("hex");

/** Begins to run containers on an instance, with an activity for each. */
export async function beginRuns(
  host: string,
  containers: readonly Omit<ContainerOrder, "id">[],
  beginner: ActivityScope,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const container of containers) {
    const wanted: ContainerOrder = { id: containerId(beginner.random), ...container };
    const run = {
      action: "RunDockerContainers",
      name: "RunDockerContainer",
      detail: { wanted: JSON.stringify(wanted) },
    };
    ids.push(await beginActivity({ host, ...run }, beginner));
  }
  return ids;
}

/** Begins to run what an instance was bought or reset with, once its system is there. */
export async function beginFirstRuns(
  host: string,
  scope: ActivityScope & { readonly operation: Operation },
): Promise<void> {
  const containers: readonly Omit<ContainerOrder, "id">[] = JSON.parse(
    String(scope.operation.detail["containers"] ?? "[]"),
  );
  if (containers.length > 0) await beginRuns(host, containers, scope);
}

/** Begins to run a container in place of another. */
export function beginReplacing(
  { container, ...about }: { readonly host: string; readonly action: string; readonly container: string },
  replacement: Omit<ContainerOrder, "id">,
  beginner: ActivityScope,
): Promise<string> {
  const wanted: ContainerOrder = { id: containerId(beginner.random), ...replacement };
  const detail = { wanted: JSON.stringify(wanted) };
  return beginActivity({ ...about, containers: [container], detail }, beginner);
}

/** This project wrote it, so its form is known. */
export const containerOrderOf = (operation: Operation): ContainerOrder =>
  JSON.parse(String(operation.detail["wanted"]));
export const containersOf = (row: DockerActivityRow): readonly string[] => JSON.parse(row.containers);
