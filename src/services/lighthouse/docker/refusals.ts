import type { Fail } from "#kernel/action.ts";
import { ApiError, type Details } from "#kernel/errors.ts";
import { refuseValue } from "../firewall/rules.ts";
import { publicBlueprints } from "../image/catalogue.ts";
import { mapCvmErrors, sameCodeForAll } from "../image/cvmImages.ts";
import type { InstanceRow, Instances } from "../instance/rows.ts";
import type { ContainerRow } from "./containerRules.ts";
import { repeatedPort } from "./containerRules.ts";
import { type Changes, type Configuration, toPort } from "./objects/DockerContainerConfiguration.ts";
import type { Containers } from "./rows.ts";

const unknown = "ResourceNotFound.InstanceNotFound";
const noRole = "ResourceNotFound.RoleNotFound";

/** Error codes for an instance whose Docker cannot be reached. */
export type HostCode =
  | "ResourceUnavailable.BlueprintInvalid"
  | "UnsupportedOperation.InvalidInstanceState"
  | "UnsupportedOperation.LatestOperationUnfinished";

/** Whether a blueprint includes Docker. Only blueprints of type DOCKER do. */
export const hasDocker = (blueprint: string): boolean =>
  publicBlueprints.some(({ id, kind }) => id === blueprint && kind === "DOCKER");

/** Reads the instance of a Docker request. Fails unless it has Docker, is running and has no operation in progress. */
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

/** The same for requests that run commands inside the instance, which requires the Lighthouse service role. */
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

/** Replaces the code for an unknown instance with the common one, for actions that do not declare it. */
export function commonIfUnknown<Code extends string>(fail: Fail<Code>): Fail<Code | typeof unknown> {
  const declared = (code: Code | typeof unknown): code is Code => code !== unknown;
  return (code: Code | typeof unknown, details?: Details): never => {
    if (!declared(code)) throw new ApiError("ResourceNotFound", details);
    return fail(code, details);
  };
}

/** Fails if the instance lacks one of the containers. The error names the first missing id. */
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

/** Reads a container. Fails as `docker inspect` does if it does not exist. */
export async function inspected(
  host: InstanceRow,
  id: string,
  scope: { readonly containers: Containers; readonly fail: Fail<"FailedOperation.DockerOperationFailed"> },
): Promise<ContainerRow> {
  const row = (await scope.containers.on(host.id)).find((one) => one.id === id);
  return row ?? scope.fail("FailedOperation.DockerOperationFailed", { reason: noContainer(id) });
}

const noContainer = (id: string) => ({ en: `container \`${id}\` does not exist.`, zh: `没有容器 \`${id}\`。` });

/** Rejects requested containers that conflict with each other: a repeated name or a repeated port. */
export function refuseContradictions(asked: readonly Configuration[], parameter: string): void {
  const names = asked.map(({ ContainerName }) => ContainerName);
  const again = names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
  if (again >= 0) refuseValue({ parameter: `${parameter}.${again}.ContainerName`, value: names[again] });
  const ports = asked.flatMap(({ PublishPorts = [] }, at) =>
    PublishPorts.map((port, index) => ({ port, where: `${parameter}.${at}.PublishPorts.${index}` })),
  );
  refusePorts(ports);
}

/** Rejects a repeated port in one container. */
export function refusePortTwice({ PublishPorts = [] }: Changes, parameter: string): void {
  refusePorts(PublishPorts.map((port, index) => ({ port, where: `${parameter}.${index}` })));
}

type Port = NonNullable<Changes["PublishPorts"]>[number];

function refusePorts(ports: readonly { readonly port: Port; readonly where: string }[]): void {
  const at = ports[repeatedPort(ports.map(({ port }) => toPort(port)))];
  if (at) refuseValue({ parameter: `${at.where}.HostPort`, value: at.port.HostPort });
}
