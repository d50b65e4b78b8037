import type { Paths } from "../work/paths.ts";

/**
 * Snapshots: which operation is taken in which state, and what it leads through. A rollback stays ROLLBACKING for as
 * long as the instance is at it; a deletion is done at once.
 */
export const snapshotPaths = {
  CreateInstanceSnapshot: { "": ["CREATING", "NORMAL"] },
  ApplyInstanceSnapshot: { NORMAL: ["ROLLBACKING", "NORMAL"] },
  DeleteSnapshots: { NORMAL: [""] },
} as const satisfies Paths;
