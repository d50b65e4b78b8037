import { type RawBuilder, sql } from "kysely";
import { kinds as lighthouseKinds } from "#services/lighthouse/kinds.ts";
import type { Tables } from "#store/tables.ts";

/** A kind of resource that can have tags: its names in resource descriptions, and the table with its `tags` column. */
export interface TaggedKind {
  readonly service: string;
  readonly prefix: string;
  readonly table: keyof Tables;
  /** The time at which a resource is deleted, as SQL, if its row outlives it. */
  readonly gone?: RawBuilder<number | null>;
}

/** Tags are stored in the rows of resources: lists read them with the row, and they are deleted with it. */
export const kinds: readonly TaggedKind[] = [
  ...lighthouseKinds.all.flatMap(({ tags, table }) => (tags ? { service: "lighthouse", prefix: tags, table } : [])),
  { service: "cvm", prefix: "image", table: "cvm_images" },
  { service: "cvm", prefix: "instance", table: "cvm_instances", gone: sql`case next_state when '' then due end` },
  { service: "tat", prefix: "command", table: "tat_commands" },
  { service: "tat", prefix: "invoker", table: "tat_invokers" },
];

export const hasTags = (service: string): boolean => kinds.some((kind) => kind.service === service);

export const kindOf = (service: string, prefix: string): TaggedKind | undefined =>
  kinds.find((kind) => kind.service === service && kind.prefix === prefix);
