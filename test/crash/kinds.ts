import { diskFailures, diskPaths } from "#services/lighthouse/disk/states.ts";
import { diskBackupPaths } from "#services/lighthouse/disk-backup/states.ts";
import { activityPath } from "#services/lighthouse/docker/states.ts";
import { blueprintFailures, blueprintPaths } from "#services/lighthouse/image/states.ts";
import { instanceFailures, instancePaths } from "#services/lighthouse/instance/states.ts";
import { mcpServerFailures, mcpServerPaths } from "#services/lighthouse/mcp/states.ts";
import { snapshotPaths } from "#services/lighthouse/snapshot/states.ts";
import type { Paths } from "#services/lighthouse/work/paths.ts";

/** Where resources are kept that operations are about, and the states in which they rest. */
interface Kind {
  readonly name: string;
  readonly table: string;
  readonly resting: readonly string[];
}

/** The kinds that the writers make; none of them is left in any other state for longer than an operation takes. */
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
  const ends = Object.values(paths).flatMap((ways) => Object.values(ways).map((way) => way.at(-1) ?? ""));
  return { name, table, resting: [...new Set([...ends, ...Object.values(failures)])].filter((state) => state !== "") };
}
