import { repeatedPort, takenPort } from "#services/lighthouse/docker/containerRules.ts";
import { hasDocker } from "#services/lighthouse/docker/refusals.ts";
import { mcpServerLimit } from "#services/lighthouse/mcp/rows.ts";
import { InconsistencyError, requireDistinct } from "../inconsistencyError.ts";
import { type AccountRegion, isIn, notFoundMessage } from "./accountRegion.ts";
import { findBlueprint } from "./blueprints.ts";
import type { WorldActivity, WorldContainer, WorldMcpServer } from "./insideSchema.ts";
import type { WorldInstance } from "./schema.ts";
import type { WorldContext } from "./worldContext.ts";

/** What is inside instances fits them, and each other. */

type Inside = AccountRegion & { readonly instance: string };

export function consistentContainer(container: WorldContainer, at: string, around: WorldContext): void {
  const host = dockerHost(container, at, around);
  const { name, state, ports } = container;
  const where = `${host.id} in ${host.region}`;
  if (name !== undefined) around.once.add(`container ${name} on ${where}`, `${at}.name`);
  if (state === "running" && host.state !== "RUNNING")
    throw new InconsistencyError(`${at}.state`, `${host.id} does not run either`);
  const again = repeatedPort(ports);
  if (again >= 0) throw new InconsistencyError(`${at}.ports.${again}`, "the port comes twice");
  if (!runs(container)) return;
  const { containers } = around.world.lighthouse;
  const before = containers.slice(0, containers.indexOf(container));
  const others = before.filter((one) => isBeside(one, container) && runs(one)).flatMap((one) => one.ports);
  const taken = ports.findIndex((port) => takenPort([port], others));
  if (taken >= 0) throw new InconsistencyError(`${at}.ports.${taken}`, `is taken by another container on ${where}`);
}

/** Whether it runs, or did until its instance was stopped. */
const runs = ({ state = "running" }: WorldContainer): boolean => state === "running";

export function consistentActivity(activity: WorldActivity, at: string, around: WorldContext): void {
  dockerHost(activity, at, around);
  requireDistinct(activity.containers, `${at}.containers`);
  const { created, ended } = activity;
  if (created !== undefined && ended !== undefined && ended < created)
    throw new InconsistencyError(`${at}.ended`, "must not be earlier than `created`");
}

export function consistentMcpServer(server: WorldMcpServer, at: string, around: WorldContext): void {
  const host = existingHost(server, at, around);
  if (findBlueprint(around.world, host, host.blueprint)?.platform === "WINDOWS")
    throw new InconsistencyError(`${at}.instance`, `${host.id} runs Windows`);
  const beside = around.world.lighthouse.mcpServers.filter((other) => isBeside(other, server));
  if (beside.indexOf(server) >= mcpServerLimit)
    throw new InconsistencyError(`${at}.instance`, `${host.id} has more than ${mcpServerLimit} MCP servers`);
  requireDistinct(
    server.env.map(({ key }) => key),
    `${at}.env`,
  );
}

function existingHost(thing: Inside, at: string, { instances }: WorldContext): WorldInstance {
  const host = instances.find(thing, thing.instance);
  if (!host) throw new InconsistencyError(`${at}.instance`, notFoundMessage("instance", thing.instance, thing));
  return host;
}

function dockerHost(thing: Inside, at: string, around: WorldContext): WorldInstance {
  const host = existingHost(thing, at, around);
  if (!hasDocker(host.blueprint)) throw new InconsistencyError(`${at}.instance`, `${host.id} has no Docker image`);
  return host;
}

const isBeside = (one: Inside, other: Inside): boolean => one.instance === other.instance && isIn(one, other);
