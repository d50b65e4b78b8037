import { afterHalt, lifeFrom, nameFor, newContainer } from "#services/lighthouse/docker/containerRules.ts";
import type { ContainerRow } from "#services/lighthouse/docker/rows.ts";
import { environmentColumn } from "#services/lighthouse/mcp/rows.ts";
import type { Plain, Row } from "#store/tables.ts";
import type { World } from "../schema.ts";
import { type AccountRegion, isIn, requireRow, timeOr } from "./accountRegion.ts";
import { containerInput } from "./containerInput.ts";
import type { WorldActivity, WorldContainer, WorldMcpServer } from "./insideSchema.ts";

type Filled = "instances" | "docker_containers" | "docker_activities" | "mcp_servers";

/** The tables that what is inside instances goes to, and the instances themselves. */
type InsideRows = { readonly [Table in Filled]: Plain<Row<Table>>[] };

/** Turns what a consistent world has inside its instances into rows. */
export function addInside(rows: InsideRows, { lighthouse }: World, now: number): void {
  for (const container of lighthouse.containers) addContainer(rows, container, lighthouse.containers, now);
  for (const activity of lighthouse.dockerActivities) rows.docker_activities.push(activityRow(activity, now));
  for (const server of lighthouse.mcpServers) rows.mcp_servers.push(serverRow(server, now));
}

function addContainer(rows: InsideRows, given: WorldContainer, all: readonly WorldContainer[], now: number): void {
  const { id, account, region, instance: instance_id, state, created } = given;
  const place = { account, region };
  const host = requireRow(rows.instances, place, instance_id);
  const named = all.filter((one) => one.instance === instance_id && isIn(one, place));
  const taken = [
    ...containersOn(rows, place, instance_id, Number.POSITIVE_INFINITY).map((one) => one.name),
    ...named.flatMap((one) => one.name ?? []),
  ];
  const { plan, name = nameFor(id, taken) } = containerInput(given);
  const row = newContainer({ id, name }, instance_id, plan, timeOr(created, now));
  rows.docker_containers.push({ ...settled(row, state, host.state === "RUNNING", now), ...place });
}

/** The containers that were on an instance at a moment, as snapshots keep them. */
export function containersOn(
  rows: InsideRows,
  place: AccountRegion,
  instance: string,
  at: number,
): readonly ContainerRow[] {
  const there = rows.docker_containers.filter((row) => row.instance_id === instance && isIn(row, place));
  return there
    .filter((row) => row.created <= at)
    .map(({ account: _, region: __, started = null, finished = null, ...row }) => ({ ...row, started, finished }));
}

/** A container as it has come to be: it has run since it was made, or until the world begins. */
function settled(row: ContainerRow, state: WorldContainer["state"], hostRuns: boolean, now: number): ContainerRow {
  if (state === "created") return row;
  const running = { ...row, ...lifeFrom(row, "running", row.created) };
  if (state === "exited") return { ...running, ...lifeFrom(running, "exited", now) };
  const [halted = running] = hostRuns ? [running] : afterHalt([running], now);
  return halted;
}

function activityRow(given: WorldActivity, now: number): Row<"docker_activities"> {
  const { instance: instance_id, containers, failed, ...same } = given;
  const ended = timeOr(given.ended ?? given.created, now);
  const how = { state: "ENDED", failed: failed ? 1 : 0, created: timeOr(given.created, ended), ended };
  return { ...same, ...how, instance_id, containers: JSON.stringify(containers) };
}

function serverRow(given: WorldMcpServer, now: number): Plain<Row<"mcp_servers">> {
  const { instance: instance_id, command, env, created: told, ...same } = given;
  const created = timeOr(told, now);
  return {
    ...same,
    instance_id,
    command: Buffer.from(command).toString("base64"),
    environment: environmentColumn(env.map(({ key: Key, value: Value }) => ({ Key, Value }))),
    // There was no operation that started it; what counts is that the next one is another.
    run: given.state === "RUNNING" ? given.id : null,
    created,
    updated: created,
  };
}
