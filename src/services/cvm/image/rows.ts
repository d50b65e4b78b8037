import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Filter } from "#kernel/filters.ts";
import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type ImageRow = Tables["cvm_images"];

/** The filters of a list of images. */
export interface ImageCriteria {
  readonly ids?: readonly string[] | undefined;
  /** All filters except those by type, which select `own` or `received`. */
  readonly filters: readonly Filter[];
  /** True selects only images for ARM, false only the others. */
  readonly arm?: boolean | undefined;
}

/** A section of a longer list, with its length. */
export interface ListSection<Row> {
  page(offset: number, limit: number): Promise<readonly Row[]>;
  count(): Promise<number>;
}

/** The images of one account in one region, and those shared with it there. */
export class Images {
  constructor(private readonly scope: StoreScope) {}

  own(wish: ImageCriteria): ListSection<ImageRow> {
    const mine = rowsIn(this.scope, "cvm_images").select();
    return newestFirst(narrowed(mine, wish));
  }

  /** The only access to images of other accounts: a share with this account. */
  received(wish: ImageCriteria): ListSection<ImageRow> {
    const { db, account, region } = this.scope;
    const shares = db.selectFrom("cvm_image_shares").select("image_id").where("receiver", "=", account);
    const theirs = db.selectFrom("cvm_images").where("region", "=", region);
    return newestFirst(narrowed(theirs.where("id", "in", shares.where("region", "=", region)), wish));
  }

  async find(id: string): Promise<ImageRow | undefined> {
    const [row] = await this.own({ ids: [id], filters: [] }).page(0, 1);
    return row;
  }

  async findReceived(id: string): Promise<ImageRow | undefined> {
    const [row] = await this.received({ ids: [id], filters: [] }).page(0, 1);
    return row;
  }

  /** The private image with a snapshot. */
  async withSnapshot(snapshotId: string): Promise<ImageRow | undefined> {
    return rowsIn(this.scope, "cvm_images")
      .select()
      .selectAll()
      .where(contains("snapshots", JSON.stringify(snapshotId)))
      .executeTakeFirst();
  }

  async count(): Promise<number> {
    return this.own({ filters: [] }).count();
  }

  /** Whether another private image has the name. */
  async hasName(name: string, exceptId = ""): Promise<boolean> {
    const row = await rowsIn(this.scope, "cvm_images")
      .select()
      .select("id")
      .where("name", "=", name)
      .where("id", "!=", exceptId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async add(image: Omit<ImageRow, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "cvm_images").insert(image);
  }

  async change(id: string, values: Partial<Pick<ImageRow, "name" | "about" | "family" | "deprecated">>): Promise<void> {
    if (Object.keys(values).length === 0) return;
    await rowsIn(this.scope, "cvm_images").update(values).where("id", "=", id).execute();
  }

  /** Removes images. */
  async remove(ids: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "cvm_images").delete().where("id", "in", ids).execute();
  }

  /** The accounts with which a private image is shared, in the order of sharing. */
  async shares(id: string): Promise<readonly { readonly receiver: string; readonly created: number }[]> {
    return rowsIn(this.scope, "cvm_image_shares")
      .select()
      .select(["receiver", "created"])
      .where("image_id", "=", id)
      .orderBy("created")
      .orderBy("receiver")
      .execute();
  }

  async share(id: string, receivers: readonly string[], created: number): Promise<void> {
    const rows = receivers.map((receiver) => ({
      image_id: id,
      receiver,
      created,
    }));
    await rowsIn(this.scope, "cvm_image_shares").insert(...rows);
  }

  async unshare(id: string, receivers: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "cvm_image_shares")
      .delete()
      .where("image_id", "=", id)
      .where("receiver", "in", receivers)
      .execute();
  }
}

type Query<Columns> = SelectQueryBuilder<Tables, "cvm_images", Columns>;

function newestFirst<Columns>(query: Query<Columns>): ListSection<ImageRow> {
  return {
    page: (offset, limit) =>
      query.selectAll().orderBy("created", "desc").orderBy("id").limit(limit).offset(offset).execute(),
    count: async () => {
      const { matches } = await query.select((of) => of.fn.countAll<number>().as("matches")).executeTakeFirstOrThrow();
      return Number(matches);
    },
  };
}

function narrowed<Columns>(query: Query<Columns>, { ids, filters, arm }: ImageCriteria): Query<Columns> {
  let narrow = query;
  if (ids) narrow = narrow.where("id", "in", ids);
  if (arm !== undefined) narrow = narrow.where("architecture", arm ? "=" : "!=", "arm");
  for (const { Name, Values } of filters) {
    narrow = narrow.where((is) => is.or(Values.map((value) => conditionOf(Name, value))));
  }
  return narrow;
}

/** The condition of each filter. Names and platforms match by substring, as published. */
const conditions: Readonly<Record<string, (value: string) => RawBuilder<SqlBool>>> = {
  "image-id": (value) => sql<SqlBool>`id = ${value}`,
  "image-name": (value) => contains("name", value),
  platform: (value) => contains("platform", value),
  "tag-key": (value) => contains("tags", `{"key":${JSON.stringify(value)},`),
  "tag-value": (value) => contains("tags", `"value":${JSON.stringify(value)}}`),
};

function conditionOf(name: string, value: string): RawBuilder<SqlBool> {
  const tag = /^tag:(.+)$/s.exec(name)?.[1];
  if (tag !== undefined) return contains("tags", JSON.stringify({ key: tag, value }));
  const condition = conditions[name];
  if (!condition) throw new Error(`there is no filter ${name}`);
  return condition(value);
}

/** Whether a text column contains a text, case-sensitively in every database. LIKE does not guarantee that. */
function contains(column: "name" | "platform" | "tags" | "snapshots", part: string): RawBuilder<SqlBool> {
  if (part === "") return sql<SqlBool>`1 = 1`;
  const text = sql.ref(column);
  return sql<SqlBool>`replace(${text}, ${part}, '') <> ${text}`;
}
