import type { Paths } from "../work/paths.ts";

/**
 * State paths of snapshots, by operation and initial state. A rollback stays ROLLBACKING until the instance finishes
 * it. A deletion takes effect at once.
 */
export const snapshotPaths = {
  CreateInstanceSnapshot: { "": ["CREATING", "NORMAL"] },
  ApplyInstanceSnapshot: { NORMAL: ["ROLLBACKING", "NORMAL"] },
  DeleteSnapshots: { NORMAL: [""] },
} as const satisfies Paths;
