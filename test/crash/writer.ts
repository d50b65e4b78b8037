import type { clientsAt } from "../cloud.ts";

export type Clients = ReturnType<typeof clientsAt>;

/** A client that owns a few resources of an account and changes no others. */
export interface Writer<State> {
  readonly name: string;
  /** Its resources, as the lists show them; undefined while an operation on one is in progress. */
  read(cloud: Clients): Promise<State | undefined>;
  /** The next call in a state, and the state that must follow. */
  next(state: State, turn: number): WriteCall<State>;
}

/** A call that changes the writer's resources. */
export interface WriteCall<State> {
  readonly call: (cloud: Clients) => Promise<unknown>;
  /** The writer's state after the call and its operations have ended. */
  readonly after: State;
  /** Whether repeating the call changes nothing, because it has a ClientToken. */
  readonly repeatable?: boolean;
  /** Codes with which the call may fail because of other writers, without changes. */
  readonly refusals?: readonly string[];
}

/** The latest operation of a resource, as the lists show it. */
export interface Latest {
  readonly latest: string | undefined;
  readonly outcome: string | undefined;
}

/** The resources, or undefined if an operation on one is in progress. */
export function ifSettled<Resource extends Latest>(resources: readonly Resource[]): readonly Resource[] | undefined {
  return resources.some(({ outcome }) => outcome === "OPERATING") ? undefined : resources;
}

/** The resources after a successful operation changed each of them. */
export const changed = <Resource extends Latest>(
  resources: readonly Resource[],
  latest: string,
  change: Partial<Resource> = {},
): readonly Resource[] => resources.map((resource) => ({ ...resource, ...change, latest, outcome: "SUCCESS" }));
