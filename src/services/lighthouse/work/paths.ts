/**
 * The life of a kind of resource as a table: for each operation, the states in which it is accepted, and for each of them
 * the states that the resource passes through; it stays in the last one. An empty string as the last state means that the
 * resource is deleted. An empty path leaves the state unchanged. Refusals, denied actions and documentation are read from
 * the same table.
 */
export type Paths = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The state in which failed work leaves a resource, by the state at the failure; otherwise the state before it. */
export type Failures = Readonly<Record<string, string>>;

/** A table of states with its title in the documentation. */
export interface StateTable {
  readonly title: string;
  readonly paths: Paths;
  readonly failures?: Failures;
}

/**
 * A path for a resource that shows one state for as long as another resource goes through `path`: each state takes the
 * same time.
 */
export const alongside = (path: readonly string[], during: string, last: string): readonly string[] => [
  ...Array<string>(Math.max(1, path.length - 1)).fill(during),
  last,
];

/** The states that an operation leads through from a state; undefined if it is refused. */
export function pathOf(paths: Paths, operation: string, state: string): readonly string[] | undefined {
  return paths[operation]?.[state];
}
