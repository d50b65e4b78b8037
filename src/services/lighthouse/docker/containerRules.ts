import type { ContainerPlan, PublishedPort } from "#machines/port.ts";
import type { Plain, Tables } from "#store/tables.ts";
import { type ContainerState, stateAfterBoot } from "./states.ts";

export type ContainerRow = Omit<Plain<Tables["docker_containers"]>, "account" | "region">;

/** Only this project writes the column, so its format is known. */
export const planOfContainer = (row: Pick<ContainerRow, "plan">): ContainerPlan => JSON.parse(row.plan);

/** A new container that has not run yet. */
export const newContainer = (
  { id, name }: { readonly id: string; readonly name: string },
  instance_id: string,
  plan: ContainerPlan,
  now: number,
): ContainerRow => ({
  id,
  instance_id,
  name,
  plan: JSON.stringify(plan),
  state: "created",
  held: 0,
  created: now,
  started: null,
  finished: null,
});

/** Changes to the row of a container that a caller starts or stops. */
export function lifeFrom(row: ContainerRow, state: ContainerState, now: number): Partial<Omit<ContainerRow, "plan">> {
  const finished = row.state === "running" ? now : row.finished;
  return state === "running" ? { state, finished, held: 0, started: now } : { state, finished, held: 1 };
}

/** The first port that conflicts with a port of `others`, or undefined. */
export function takenPort(
  ports: readonly PublishedPort[],
  others: readonly PublishedPort[],
): PublishedPort | undefined {
  return ports.find((port) => others.some((other) => meet(port, other)));
}

/** Whether two ports conflict. A wildcard address conflicts with every address of its family. */
function meet(one: PublishedPort, other: PublishedPort): boolean {
  const { ip: a = everywhere, protocol: p = "tcp" } = one;
  const { ip: b = everywhere, protocol: q = "tcp" } = other;
  if (one.host !== other.host || p !== q || a.includes(":") !== b.includes(":")) return false;
  return a === b || [a, b].some((ip) => ip === everywhere || ip === "::");
}

const everywhere = "0.0.0.0";

/** Index of the first port that conflicts with an earlier one in the list, or -1. */
export const repeatedPort = (ports: readonly PublishedPort[]): number =>
  ports.findIndex((port, index) => takenPort([port], ports.slice(0, index)));

/** The first port of a container that a running container already uses, or undefined. */
export function portTaken(plan: ContainerPlan, others: readonly ContainerRow[]): PublishedPort | undefined {
  const running = others.filter((row) => row.state === "running");
  return takenPort(
    plan.ports,
    running.flatMap((row) => planOfContainer(row).ports),
  );
}

/** The containers of an instance after it is stopped. */
export const afterHalt = (rows: readonly ContainerRow[], now: number): readonly ContainerRow[] =>
  rows.map((row) => (row.state === "running" ? { ...row, state: "exited", finished: now } : row));

/** The containers of an instance after it boots. They claim ports oldest first; one whose port is in use stays down. */
export function afterBoot(rows: readonly ContainerRow[], now: number): readonly ContainerRow[] {
  const up: ContainerRow[] = [];
  for (const row of afterHalt(rows, now).toSorted((a, b) => a.created - b.created)) {
    const plan = planOfContainer(row);
    const wanted = stateAfterBoot(row.state, row.held === 1, plan.restart);
    const state = wanted === "running" && portTaken(plan, up) ? "exited" : wanted;
    up.push({ ...row, state, ...(state === "running" ? { held: 0, started: now } : {}) });
  }
  return up;
}

const characters = ["brave", "calm", "eager", "gentle", "keen", "merry", "patient", "quiet"];
const birds = ["avocet", "curlew", "dunlin", "fulmar", "gannet", "petrel", "plover", "skua"];

/** Default name of a container: two words derived from its id, and part of the id if that name is in use. */
export function nameFor(id: string, taken: readonly string[]): string {
  const pick = (words: readonly string[], at: number) => words[Number.parseInt(id.charAt(at), 16) % words.length];
  const name = `${pick(characters, 0)}_${pick(birds, 1)}`;
  return [name, `${name}_${id.slice(0, 12)}`].find((one) => !taken.includes(one)) ?? `${name}_${id}`;
}

/** Splits a command into words the way a shell does. Quotes keep words together. */
export function wordsOf(command: string): readonly string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}
