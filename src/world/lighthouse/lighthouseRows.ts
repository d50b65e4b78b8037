import type { Random } from "#kernel/ports.ts";
import type { Plain, Row } from "#store/tables.ts";

type FilledTable =
  | "key_pairs"
  | "instances"
  | "runs"
  | "disks"
  | "key_bindings"
  | "firewall_rules"
  | "disk_backups"
  | "snapshots"
  | "blueprints"
  | "blueprint_shares"
  | "blueprint_keys"
  | "firewall_templates"
  | "firewall_template_rules"
  | "firewall_tasks"
  | "ccn_attachments"
  | "docker_containers"
  | "docker_activities"
  | "mcp_servers";

/** The rows of a world's Lighthouse resources, by table. */
export type LighthouseRows = { readonly [Table in FilledTable]: Plain<Row<Table>>[] };

/** The source of values that a world omits: resources are created now, for a month. */
export interface WorldDefaults {
  readonly now: number;
  readonly random: Random;
}
