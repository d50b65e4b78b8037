import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Row, Tables } from "#store/tables.ts";

export type DockerActivityRow = Tables["docker_activities"];

/** The current and past container activities of one account in one region. */
export class DockerActivities {
  constructor(private readonly scope: StoreScope) {}

  /** Returns those of an instance, newest first. */
  async on(instance_id: string): Promise<readonly DockerActivityRow[]> {
    return rowsIn(this.scope, "docker_activities")
      .select()
      .selectAll()
      .where("instance_id", "=", instance_id)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  /** Start time of the latest activity on an instance, or undefined if there is none. */
  async latest(instance_id: string): Promise<number | undefined> {
    const row = await rowsIn(this.scope, "docker_activities")
      .select()
      .select("created")
      .where("instance_id", "=", instance_id)
      .orderBy("created", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.created;
  }

  async find(id: string): Promise<DockerActivityRow | undefined> {
    return rowsIn(this.scope, "docker_activities").select().selectAll().where("id", "=", id).executeTakeFirst();
  }

  async add(row: Omit<Row<"docker_activities">, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "docker_activities").insert(row);
  }

  async change(id: string, values: Partial<DockerActivityRow>): Promise<void> {
    await rowsIn(this.scope, "docker_activities").update(values).where("id", "=", id).execute();
  }

  /** Deletes all activities of an instance. An activity in progress then ends without effect. */
  async clear(instance_id: string): Promise<void> {
    await rowsIn(this.scope, "docker_activities").delete().where("instance_id", "=", instance_id).execute();
  }
}
