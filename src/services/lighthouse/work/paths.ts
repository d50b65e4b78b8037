/**
 * The life of a kind of resource as a table: for each operation, the states in which it is taken, and for each of
 * them the states that the resource goes through, the last one for good. An empty text as the last state means that
 * the resource is gone. Refusals, denied actions and documentation are read from the same table.
 */
export type Paths = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * For work on two resources at once, the states of the one that shows the work for as long as the other goes through its
 * own: each state takes as long as any other.
 */
export const alongside = (path: readonly string[], during: string, last: string): readonly string[] => [
  ...Array<string>(Math.max(1, path.length - 1)).fill(during),
  last,
];

/** The states that an operation leads through from a state; undefined where it is refused. */
export function pathOf(paths: Paths, operation: string, state: string): readonly string[] | undefined {
  return paths[operation]?.[state];
}
