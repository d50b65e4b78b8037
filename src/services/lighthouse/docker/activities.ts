import type { Database } from "#store/database.ts";
import type { Row, Tables } from "#store/tables.ts";

export type DockerActivityRow = Tables["docker_activities"];

/** What is done, or was, with the containers on instances of one account in one region. */
export class DockerActivities {
  constructor(
    private readonly db: Database,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** Those of an instance, newest first. */
  async on(instance_id: string): Promise<readonly DockerActivityRow[]> {
    return this.db
      .selectFrom("docker_activities")
      .selectAll()
      .where((is) => is.and({ ...this.here(), instance_id }))
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  /** When the latest one on an instance begins; undefined where there has been none. */
  async latest(instance_id: string): Promise<number | undefined> {
    const row = await this.db
      .selectFrom("docker_activities")
      .select("created")
      .where((is) => is.and({ ...this.here(), instance_id }))
      .orderBy("created", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.created;
  }

  async find(id: string): Promise<DockerActivityRow | undefined> {
    return this.db
      .selectFrom("docker_activities")
      .selectAll()
      .where((is) => is.and({ ...this.here(), id }))
      .executeTakeFirst();
  }

  async add(row: Omit<Row<"docker_activities">, "account" | "region">): Promise<void> {
    await this.db
      .insertInto("docker_activities")
      .values({ ...row, ...this.here() })
      .execute();
  }

  async change(id: string, values: Partial<DockerActivityRow>): Promise<void> {
    await this.db
      .updateTable("docker_activities")
      .set(values)
      .where((is) => is.and({ ...this.here(), id }))
      .execute();
  }

  /** Forgets all that was done on an instance; what is under way there finds itself gone. */
  async clear(instance_id: string): Promise<void> {
    await this.db
      .deleteFrom("docker_activities")
      .where((is) => is.and({ ...this.here(), instance_id }))
      .execute();
  }

  private here() {
    return { account: this.account, region: this.region };
  }
}
