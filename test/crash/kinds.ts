import { diskFailures, diskPaths } from "#services/lighthouse/disk/states.ts";
import { diskBackupPaths } from "#services/lighthouse/disk-backup/states.ts";
import { activityPath } from "#services/lighthouse/docker/states.ts";
import { blueprintFailures, blueprintPaths } from "#services/lighthouse/image/states.ts";
import { instanceFailures, instancePaths } from "#services/lighthouse/instance/states.ts";
import { mcpServerFailures, mcpServerPaths } from "#services/lighthouse/mcp/states.ts";
import { snapshotPaths } from "#services/lighthouse/snapshot/states.ts";
import type { Paths } from "#services/lighthouse/work/paths.ts";

/** A kind of resource with operations: its table and its stable states. */
interface Kind {
  readonly name: string;
  readonly table: string;
  readonly stableStates: readonly string[];
}

/** The kinds that the writers create. In any other state, a resource has an operation. */
export const kinds: readonly Kind[] = [
  kind("instance", "instances", instancePaths, instanceFailures),
  kind("disk", "disks", diskPaths, diskFailures),
  kind("backup", "disk_backups", diskBackupPaths),
  kind("snapshot", "snapshots", snapshotPaths),
  kind("blueprint", "blueprints", blueprintPaths, blueprintFailures),
  kind("mcp-server", "mcp_servers", mcpServerPaths, mcpServerFailures),
  kind("docker-activity", "docker_activities", { RunDockerContainers: { "": activityPath } }),
];

function kind(name: string, table: string, paths: Paths, failures: Readonly<Record<string, string>> = {}): Kind {
  const lastStates = Object.values(paths).flatMap((pathsByState) =>
    Object.values(pathsByState).map((path) => path.at(-1) ?? ""),
  );
  return {
    name,
    table,
    stableStates: [...new Set([...lastStates, ...Object.values(failures)])].filter((state) => state !== ""),
  };
}
