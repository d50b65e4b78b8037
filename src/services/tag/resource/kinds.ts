import { type RawBuilder, sql } from "kysely";
import type { Tables } from "#store/tables.ts";

/** A kind of resource that bears tags: what a resource description calls it, and the table whose rows they are in. */
export interface TaggedKind {
  readonly service: string;
  readonly prefix: string;
  readonly table: keyof Tables;
  /** When a resource is gone whose row stays for a while, as SQL. */
  readonly gone?: RawBuilder<number | null>;
}

/**
 * Tags stay in the rows of what bears them. A list of instances or images reads them with the row as ever, and they
 * end with it; what the tag service looks through is this table of where they are.
 */
export const kinds: readonly TaggedKind[] = [
  { service: "lighthouse", prefix: "instance", table: "instances" },
  { service: "lighthouse", prefix: "disk", table: "disks" },
  { service: "lighthouse", prefix: "disk-backup", table: "disk_backups" },
  { service: "lighthouse", prefix: "snapshot", table: "snapshots" },
  { service: "lighthouse", prefix: "blueprint", table: "blueprints" },
  { service: "lighthouse", prefix: "keypair", table: "key_pairs" },
  { service: "cvm", prefix: "image", table: "cvm_images" },
  { service: "cvm", prefix: "instance", table: "cvm_instances", gone: sql`case next_state when '' then due end` },
];

export const hasTags = (service: string): boolean => kinds.some((kind) => kind.service === service);

export const kindOf = (service: string, prefix: string): TaggedKind | undefined =>
  kinds.find((kind) => kind.service === service && kind.prefix === prefix);
