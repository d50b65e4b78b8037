import type { Selectable } from "kysely";
import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type BlueprintRow = Selectable<Tables["blueprints"]>;
export type NewBlueprint = Omit<Row<"blueprints">, "account" | "region" | "kind">;

/** The images of one account in one region that Lighthouse itself knows, beside the platform's. */
export class Blueprints {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly BlueprintRow[]> {
    return this.mine().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** Those that the account has made, newest first. */
  async custom(): Promise<readonly BlueprintRow[]> {
    return (await this.all()).filter((row) => row.kind === "PRIVATE");
  }

  /** Those that other accounts let this one use, as they are seen here. */
  async received(): Promise<readonly BlueprintRow[]> {
    const { db, account, region } = this.scope;
    const rows = await db
      .selectFrom("blueprints")
      .innerJoin("blueprint_shares", (on) =>
        on
          .onRef("blueprint_shares.account", "=", "blueprints.account")
          .onRef("blueprint_shares.region", "=", "blueprints.region")
          .onRef("blueprint_shares.blueprint_id", "=", "blueprints.id"),
      )
      .selectAll("blueprints")
      .where("blueprint_shares.receiver", "=", account)
      .where("blueprint_shares.region", "=", region)
      .execute();
    return rows.map((row) => ({ ...row, kind: "SHARED", image_id: "", tags: "[]" }));
  }

  /** The ids of those that the account lets others use. A receiver is no owner, so it has none of what it receives. */
  async shared(): Promise<ReadonlySet<string>> {
    const rows = await rowsIn(this.scope, "blueprint_shares").select().select("blueprint_id").execute();
    return new Set(rows.map((row) => row.blueprint_id));
  }

  /** One that the account has made. */
  async find(id: string): Promise<BlueprintRow | undefined> {
    return this.mine().selectAll().where("kind", "=", "PRIVATE").where("id", "=", id).executeTakeFirst();
  }

  /** Adds one of the account's own; its image is kept under its own id. */
  async add(blueprint: Omit<NewBlueprint, "image_id"> & { readonly state: string }): Promise<void> {
    await rowsIn(this.scope, "blueprints").insert({
      ...blueprint,
      kind: "PRIVATE",
      image_id: blueprint.id,
    });
  }

  async change(id: string, values: { readonly name?: string; readonly about?: string }): Promise<void> {
    await rowsIn(this.scope, "blueprints").update(values).where("id", "=", id).execute();
  }

  /** Which of some CVM images there are shared blueprints of. Whether the share still stands, only CVM knows. */
  async ofImages(imageIds: readonly string[]): Promise<readonly string[]> {
    if (imageIds.length === 0) return [];
    const rows = await this.mine()
      .select("image_id")
      .where("kind", "=", "SHARED")
      .where("image_id", "in", imageIds)
      .execute();
    return rows.map((row) => row.image_id);
  }

  /**
   * Notes a blueprint for a CVM image that is about to be shared. It counts from when CVM records the share, so a
   * crash in between leaves nothing to be seen, and trying again finishes it.
   * @returns its id: the given one, or the one that was noted before, so that shares at the same time agree on one
   */
  async note(blueprint: NewBlueprint): Promise<string> {
    const { id: _, ...facts } = blueprint;
    await rowsIn(this.scope, "blueprints")
      .insertion([{ ...blueprint, kind: "SHARED" }])
      // What was noted for a share that CVM has withdrawn since may be out of date.
      .onConflict((conflict) => conflict.columns(["account", "region", "image_id", "kind"]).doUpdateSet(facts))
      .execute();
    const { id } = await this.mine()
      .select("id")
      .where("kind", "=", "SHARED")
      .where("image_id", "=", blueprint.image_id)
      .executeTakeFirstOrThrow();
    return id;
  }

  async removeOfImage(imageId: string): Promise<void> {
    await rowsIn(this.scope, "blueprints")
      .delete()
      .where("kind", "=", "SHARED")
      .where("image_id", "=", imageId)
      .execute();
  }

  private mine() {
    return rowsIn(this.scope, "blueprints").select();
  }
}

/** Whether a row stands for an image of CVM, which alone knows whether it may still be used. */
export const ofCvm = (row: BlueprintRow): boolean => row.kind === "SHARED" && row.image_id !== "";
