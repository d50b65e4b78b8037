import type { Database } from "#store/sqlite.ts";
import type { Tables } from "#store/tables.ts";

export type BlueprintRow = Tables["blueprints"];

/** The images of one account in one region that Lighthouse itself knows, beside the platform's. */
export class Blueprints {
  constructor(
    private readonly db: Database,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly BlueprintRow[]> {
    return this.mine().selectAll().orderBy("created", "desc").orderBy("id").execute();
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
  async note(blueprint: Omit<BlueprintRow, "account" | "region" | "kind">): Promise<string> {
    const { id: _, ...facts } = blueprint;
    await this.db
      .insertInto("blueprints")
      .values({ ...blueprint, account: this.account, region: this.region, kind: "SHARED" })
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
    await this.db
      .deleteFrom("blueprints")
      .where("account", "=", this.account)
      .where("region", "=", this.region)
      .where("kind", "=", "SHARED")
      .where("image_id", "=", imageId)
      .execute();
  }

  private mine() {
    return this.db.selectFrom("blueprints").where("account", "=", this.account).where("region", "=", this.region);
  }
}
