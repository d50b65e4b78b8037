import type { Fail } from "#kernel/action.ts";
import { ApiError, type Details } from "#kernel/errors.ts";
import { refuseValue } from "../firewall/rules.ts";
import { publicBlueprints } from "../image/catalogue.ts";
import { mapCvmErrors, sameCodeForAll } from "../image/cvmImages.ts";
import type { InstanceRow, Instances } from "../instance/rows.ts";
import { repeatedPort } from "./containerRules.ts";
import { type Changes, type Configuration, toPort } from "./objects/DockerContainerConfiguration.ts";
import type { ContainerRow, Containers } from "./rows.ts";

const unknown = "ResourceNotFound.InstanceNotFound";
const noRole = "ResourceNotFound.RoleNotFound";

/** What keeps Docker on an instance from being asked. */
export type HostCode =
  | "ResourceUnavailable.BlueprintInvalid"
  | "UnsupportedOperation.InvalidInstanceState"
  | "UnsupportedOperation.LatestOperationUnfinished";

/** Only Docker's own blueprints come with Docker. */
export const hasDocker = (blueprint: string): boolean =>
  publicBlueprints.some(({ id, kind }) => id === blueprint && kind === "DOCKER");

/** The instance on which Docker is asked for something: it has Docker, runs, and is at nothing else. */
export async function dockerHost(
  id: string,
  { instances, fail }: { readonly instances: Instances; readonly fail: Fail<HostCode | typeof unknown> },
): Promise<InstanceRow> {
  const row = await instances.find(id);
  if (!row) return fail(unknown, { value: id });
  const { state, latest_state } = row;
  if (!hasDocker(row.blueprint_id)) fail("ResourceUnavailable.BlueprintInvalid", { value: id });
  if (latest_state === "OPERATING" && state !== "PENDING") {
    fail("UnsupportedOperation.LatestOperationUnfinished", { value: id });
  }
  if (state !== "RUNNING") fail("UnsupportedOperation.InvalidInstanceState", { value: id, state });
  return row;
}

/** The same for what has to reach into the instance, which Lighthouse does with its role. */
export async function reachedHost(
  id: string,
  scope: {
    readonly instances: Instances;
    readonly fail: Fail<HostCode | typeof unknown | typeof noRole>;
    readonly assumeRole: () => Promise<unknown>;
  },
): Promise<InstanceRow> {
  const row = await dockerHost(id, scope);
  await mapCvmErrors(sameCodeForAll(noRole), scope.fail, scope.assumeRole);
  return row;
}

/** For an action that has no code of its own for an instance that is not there: the common one. */
export function commonIfUnknown<Code extends string>(fail: Fail<Code>): Fail<Code | typeof unknown> {
  const declared = (code: Code | typeof unknown): code is Code => code !== unknown;
  return (code: Code | typeof unknown, details?: Details): never => {
    if (!declared(code)) throw new ApiError("ResourceNotFound", details);
    return fail(code, details);
  };
}

/** Refuses ids under which the instance has no container, naming the first. */
export async function refuseUnknown(
  host: InstanceRow,
  ids: readonly string[],
  containers: Containers,
  parameter: (index: number) => string,
): Promise<void> {
  const there = new Set((await containers.on(host.id)).map((row) => row.id));
  const missing = ids.findIndex((id) => !there.has(id));
  if (missing >= 0) refuseValue({ parameter: parameter(missing), value: ids[missing] });
}

/** A container as Docker tells of it. */
export async function inspected(
  host: InstanceRow,
  id: string,
  scope: { readonly containers: Containers; readonly fail: Fail<"FailedOperation.DockerOperationFailed"> },
): Promise<ContainerRow> {
  const row = (await scope.containers.on(host.id)).find((one) => one.id === id);
  return row ?? scope.fail("FailedOperation.DockerOperationFailed", { reason: noContainer(id) });
}

const noContainer = (id: string) => ({ en: `it has no container \`${id}\`.`, zh: `没有容器 \`${id}\`。` });

/** Refuses containers that cannot be together because of themselves: two of one name, a port that comes twice. */
export function refuseContradictions(asked: readonly Configuration[], parameter: string): void {
  const names = asked.map(({ ContainerName }) => ContainerName);
  const again = names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
  if (again >= 0) refuseValue({ parameter: `${parameter}.${again}.ContainerName`, value: names[again] });
  const ports = asked.flatMap(({ PublishPorts = [] }, at) =>
    PublishPorts.map((port, index) => ({ port, where: `${parameter}.${at}.PublishPorts.${index}` })),
  );
  refusePorts(ports);
}

/** The same for the ports of one container. */
export function refusePortTwice({ PublishPorts = [] }: Changes, parameter: string): void {
  refusePorts(PublishPorts.map((port, index) => ({ port, where: `${parameter}.${index}` })));
}

type Port = NonNullable<Changes["PublishPorts"]>[number];

function refusePorts(ports: readonly { readonly port: Port; readonly where: string }[]): void {
  const at = ports[repeatedPort(ports.map(({ port }) => toPort(port)))];
  if (at) refuseValue({ parameter: `${at.where}.HostPort`, value: at.port.HostPort });
}
