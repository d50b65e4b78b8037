import { sql } from "kysely";
import { replaceTags, type Tag, tagsIn } from "#services/tags.ts";
import type { Database } from "#store/database.ts";
import { kindOf, kinds, type TaggedKind } from "./kinds.ts";
import type { ResourceName } from "./resourceNames.ts";

/** A resource with its tags. */
export interface Resource extends ResourceName {
  readonly tags: readonly Tag[];
}

interface Row extends ResourceName {
  readonly tags: string;
  readonly gone: number | null;
}

/** Reads the clock only if needed: resources without a scheduled deletion do not depend on the time. */
interface Watch {
  readonly now: number;
}

/** The taggable resources of one account, of all products and regions. */
export class Resources {
  constructor(
    private readonly db: Database,
    readonly account: string,
    private readonly watch: Watch,
  ) {}

  /** All tagged resources, sorted by product, type, region and id. */
  async tagged(): Promise<readonly Resource[]> {
    const each = kinds.map((kind) => sql`${this.rowsOf(kind)} and tags <> '[]'`);
    const { rows } = await sql<Row>`${sql.join(each, sql` union all `)}
      order by service, prefix, region, id`.execute(this.db);
    return rows.flatMap((row) => this.present(row));
  }

  /** A resource, tagged or not. Undefined if the account does not have it. */
  async find(place: ResourceName): Promise<Resource | undefined> {
    return (await this.some(place, [place.id])).get(place.id);
  }

  /** The account's resources with the given ids in a location, by id. */
  async some(
    { service, region, account, prefix }: Omit<ResourceName, "id">,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Resource>> {
    const kind = kindOf(service, prefix);
    if (!kind || account !== this.account || ids.length === 0) return new Map();
    const { rows } = await sql<Row>`${this.rowsOf(kind)} and region = ${region} and id in (${sql.join(ids)})`.execute(
      this.db,
    );
    return new Map(rows.flatMap((row) => this.present(row)).map((resource) => [resource.id, resource]));
  }

  /** Replaces all tags of a resource. */
  async write({ service, region, prefix, id }: ResourceName, tags: readonly Tag[]): Promise<void> {
    const kind = kindOf(service, prefix);
    if (!kind) throw new Error(`${service} has no ${prefix} with tags`);
    await replaceTags(this.db, kind.table, { account: this.account, region, id }, tags);
  }

  private present({ tags, gone, ...place }: Row): readonly Resource[] {
    return gone === null || this.watch.now < gone ? [{ ...place, tags: tagsIn({ tags }) }] : [];
  }

  private rowsOf({ service, prefix, table, gone = sql`cast(null as bigint)` }: TaggedKind) {
    return sql`select ${sql.lit(service)} as service, ${sql.lit(prefix)} as prefix, account, region, id, tags, ${gone} as gone
      from ${sql.table(table)} where account = ${this.account}`;
  }
}
