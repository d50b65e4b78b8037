import type { Selectable } from "kysely";
import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type BlueprintRow = Selectable<Tables["blueprints"]>;
export type NewBlueprint = Omit<Row<"blueprints">, "account" | "region" | "kind">;

/** The custom and shared blueprints of one account in one region. */
export class Blueprints {
  constructor(private readonly scope: StoreScope) {}

  /** All blueprints of the account, newest first. */
  async all(): Promise<readonly BlueprintRow[]> {
    return this.mine().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  /** The custom blueprints, newest first. */
  async custom(): Promise<readonly BlueprintRow[]> {
    return (await this.all()).filter((row) => row.kind === "PRIVATE");
  }

  /** Blueprints that other accounts share with this account, as this account sees them. */
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

  /** Ids of the blueprints that the account shares with others. Received blueprints are not included. */
  async shared(): Promise<ReadonlySet<string>> {
    const rows = await rowsIn(this.scope, "blueprint_shares").select().select("blueprint_id").execute();
    return new Set(rows.map((row) => row.blueprint_id));
  }

  /** Finds a custom blueprint. */
  async find(id: string): Promise<BlueprintRow | undefined> {
    return this.mine().selectAll().where("kind", "=", "PRIVATE").where("id", "=", id).executeTakeFirst();
  }

  /** Adds a custom blueprint. Its image has the same id. */
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

  /** The subset of CVM images that have a shared blueprint. Only CVM can confirm whether a share is still valid. */
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
   * Records a blueprint for a CVM image that is about to be shared. It becomes visible when CVM records the share, so a
   * crash in between has no visible effect and a retry completes the share.
   * @returns its id: the given one, or the one recorded earlier, so that concurrent shares agree on one id
   */
  async note(blueprint: NewBlueprint): Promise<string> {
    const { id: _, ...facts } = blueprint;
    await rowsIn(this.scope, "blueprints")
      .insertion([{ ...blueprint, kind: "SHARED" }])
      // A row left from a share that CVM has revoked may be outdated.
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

/** Whether a row represents a CVM image. Only CVM can confirm that such a share is still valid. */
export const ofCvm = (row: BlueprintRow): boolean => row.kind === "SHARED" && row.image_id !== "";
