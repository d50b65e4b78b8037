import { ccnPaths } from "../ccn/states.ts";
import { diskBackupPaths, diskFailures, diskPaths, hostPaths } from "../disk/states.ts";
import { activityPath, containerPaths } from "../docker/states.ts";
import { firewallTaskPaths } from "../firewall-template/states.ts";
import { blueprintFailures, blueprintPaths } from "../image/states.ts";
import { instanceFailures, instancePaths } from "../instance/states.ts";
import { mcpHostPaths, mcpServerFailures, mcpServerPaths } from "../mcp/states.ts";
import { snapshotPaths } from "../snapshot/states.ts";
import type { Paths } from "./paths.ts";

/** A table of states, as documentation shows it. */
export interface StateTable {
  /** What goes through the states. */
  readonly title: string;
  readonly paths: Paths;
  /** The states in which work that fails leaves it, by the state that it was in; else it is back where it began. */
  readonly failures?: Readonly<Record<string, string>>;
}

/** Every table of states, in the order of the document that is written from them. */
export const stateTables: readonly StateTable[] = [
  { title: "Instances", paths: instancePaths, failures: instanceFailures },
  { title: "Blueprints", paths: blueprintPaths, failures: blueprintFailures },
  { title: "Snapshots", paths: snapshotPaths },
  { title: "Disks", paths: diskPaths, failures: diskFailures },
  { title: "Instances while their disks are worked on", paths: hostPaths },
  { title: "Backups of disks", paths: diskBackupPaths },
  { title: "Runs of firewall templates", paths: firewallTaskPaths },
  { title: "Attachments to a CCN", paths: ccnPaths },
  { title: "Containers", paths: containerPaths },
  { title: "What is done with containers", paths: { RunDockerContainers: { "": activityPath } } },
  { title: "MCP servers", paths: mcpServerPaths, failures: mcpServerFailures },
  { title: "Instances while their MCP servers are worked on", paths: mcpHostPaths },
];
