import { sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import { tagFacts } from "#identity/facts.ts";
import { uinOf } from "#identity/principal.ts";
import type { Service } from "#kernel/service.ts";
import type { Database } from "#store/database.ts";
import type { Tables } from "#store/tables.ts";

/** A tag of a resource. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A tag in requests and responses of products other than the tag service. */
export interface WireTag {
  readonly Key: string;
  readonly Value: string;
}

/** Parses the tags of a row. Only `tagColumn` writes the column, so its format needs no check. */
export function tagsIn(row: { readonly tags: string }): readonly Tag[] {
  return JSON.parse(row.tags);
}

/** Tags in the format of the column; a repeated key keeps its last value. */
export function tagColumn(tags: readonly Tag[]): string {
  const last = new Map(tags.map(({ key, value }) => [key, value]));
  return JSON.stringify([...last].map(([key, value]) => ({ key, value })));
}

/**
 * Reads the tags of a service's resources for authorisation.
 * @param tables the table of each kind of resource, by the prefix of resource names
 */
export function tagsFor(tables: ReadonlyMap<string, keyof Tables>): NonNullable<Service<CallContext>["tagsOf"]> {
  return async ({ cloud: { db }, caller: { account } }, region, lastSegments) => {
    const found = new Map<string, readonly string[]>();
    for (const [prefix, table] of tables) {
      const ids = lastSegments.filter((one) => one.startsWith(`${prefix}/`)).map((one) => one.slice(prefix.length + 1));
      if (ids.length === 0) continue;
      const { rows } = await sql<{
        readonly id: string;
        readonly tags: string;
      }>`select id, tags from ${sql.table(table)}
        where account = ${account} and region = ${region} and id in (${sql.join(ids)})`.execute(db);
      for (const row of rows) found.set(`${prefix}/${row.id}`, tagFacts(row));
    }
    return found;
  };
}

/** Replaces the tags in the row of a resource. */
export async function replaceTags(
  db: Database,
  table: keyof Tables,
  { account, region, id }: { readonly account: string; readonly region: string; readonly id: string },
  tags: readonly Tag[],
): Promise<void> {
  await sql`update ${sql.table(table)} set tags = ${tagColumn(tags)}
    where account = ${account} and region = ${region} and id = ${id}`.execute(db);
}

/** Patterns of tag keys and values with their descriptions, for all products. */
export const keyForm = [/^[\p{L}\p{N} +=.:/@()[\]（）【】_-]{1,127}$/u, formOf("1 to 127")] as const;
export const valueForm = [/^[\p{L}\p{N} +=.:/@()[\]（）【】_-]{0,255}$/u, formOf("at most 255")] as const;
/** The platform reserves keys with these prefixes. */
export const unreservedKey = [
  /^(?!qcloud|tencent|project)/,
  "that does not begin with qcloud, tencent or project",
] as const;

function formOf(length: string): string {
  return `of ${length} letters, digits, blanks and signs of +-=._:/@()[]`;
}

export const isSameTag = (one: Tag, other: Tag): boolean => one.key === other.key && one.value === other.value;

/** All tags of an account, in use or not. The tags of a resource are in its row; a tag outlives its resources. */
export class AccountTags {
  constructor(private readonly context: CallContext) {}

  /** Sorted by key, then value. */
  async all(): Promise<readonly Tables["tags"][]> {
    const { db } = this.context.cloud;
    return db
      .selectFrom("tags")
      .selectAll()
      .where("account", "=", this.context.caller.account)
      .orderBy("key")
      .orderBy("value")
      .execute();
  }

  /** Adds the ones that do not exist yet. */
  async add(tags: readonly Tag[]): Promise<void> {
    if (tags.length === 0) return;
    const { caller, now, cloud } = this.context;
    const common = { account: caller.account, creator: uinOf(caller), created: now };
    await cloud.db
      .insertInto("tags")
      .values(tags.map(({ key, value }) => ({ ...common, key, value })))
      .onConflict((conflict) => conflict.columns(["account", "key", "value"]).doNothing())
      .execute();
  }

  async remove({ key, value }: Tag): Promise<void> {
    await this.context.cloud.db
      .deleteFrom("tags")
      .where((is) => is.and({ account: this.context.caller.account, key, value }))
      .execute();
  }

  /** Adds the tags of a new resource to the account. Returns them in the format of the resource's column. */
  async onNew(tags: readonly WireTag[] = []): Promise<string> {
    const column = tagColumn(tags.map(({ Key, Value }) => ({ key: Key, value: Value })));
    await this.add(tagsIn({ tags: column }));
    return column;
  }
}
