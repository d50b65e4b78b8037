import type { clientsAt } from "../cloud.ts";

export type Clients = ReturnType<typeof clientsAt>;

/** Somebody who owns a few things of an account and changes nothing else. */
export interface Writer<Has> {
  readonly name: string;
  /** All that it has, as it is listed; undefined while something of it is under way. */
  look(cloud: Clients): Promise<Has | undefined>;
  /** What it does when it has something, and what it has then. */
  next(has: Has, turn: number): Move<Has>;
}

/** A call that changes something. */
export interface Move<Has> {
  readonly call: (cloud: Clients) => Promise<unknown>;
  /** What the writer has once it is done and all that it began has ended. */
  readonly after: Has;
  /** Whether the same call changes nothing the second time, as one with a ClientToken. */
  readonly repeatable?: boolean;
  /** Codes with which it may be refused because of other writers; it has changed nothing then. */
  readonly refusals?: readonly string[];
}

/** What is listed of the latest operation of something. */
export interface Latest {
  readonly latest: string | undefined;
  readonly outcome: string | undefined;
}

/** All of some things, in an order of their own, unless work on one of them is still going on. */
export function settled<Thing extends Latest>(things: readonly Thing[]): readonly Thing[] | undefined {
  return things.some(({ outcome }) => outcome === "OPERATING") ? undefined : things;
}

/** The things, each changed by an operation that has succeeded. */
export const changed = <Thing extends Latest>(
  things: readonly Thing[],
  latest: string,
  change: Partial<Thing> = {},
): readonly Thing[] => things.map((thing) => ({ ...thing, ...change, latest, outcome: "SUCCESS" }));
