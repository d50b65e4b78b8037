import type { Plain, Tables } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";
import type { AccountRegion } from "../work/kinds.ts";
import { afterBoot, afterHalt } from "./containerRules.ts";

export type ContainerRow = Omit<Plain<Tables["docker_containers"]>, "account" | "region">;

const columns = [
  "id",
  "instance_id",
  "name",
  "plan",
  "state",
  "held",
  "created",
  "started",
  "finished",
] as const satisfies readonly (keyof ContainerRow)[];

/** The containers on the instances of one account in one region. */
export class Containers {
  constructor(
    private readonly store: Store,
    private readonly account: string,
    private readonly region: string,
  ) {}

  /** Those of an instance, newest first. */
  async on(instance_id: string): Promise<readonly ContainerRow[]> {
    const rows = await this.store.db
      .selectFrom("docker_containers")
      .select(columns)
      .where((is) => is.and({ ...this.here(), instance_id }))
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => {
      const plan = this.store.vault.open("docker_containers", { ...row, ...this.here() }, row.plan);
      return { ...row, plan };
    });
  }

  async add(rows: readonly ContainerRow[]): Promise<void> {
    if (rows.length === 0) return;
    const mine = rows.map((row) => {
      const plan = this.store.vault.seal("docker_containers", { ...row, ...this.here() }, row.plan);
      return { ...row, ...this.here(), plan };
    });
    await this.store.db.insertInto("docker_containers").values(mine).execute();
  }

  /** Its plan is what it was made from, and stays. */
  async change({ instance_id, id }: ContainerRow, values: Partial<Omit<ContainerRow, "plan">>): Promise<void> {
    await this.store.db
      .updateTable("docker_containers")
      .set(values)
      .where((is) => is.and({ ...this.here(), instance_id, id }))
      .execute();
  }

  async remove({ instance_id, id }: ContainerRow): Promise<void> {
    await this.store.db
      .deleteFrom("docker_containers")
      .where((is) => is.and({ ...this.here(), instance_id, id }))
      .execute();
  }

  /** Gives an instance these containers in place of those that it has. */
  async replace(instance_id: string, rows: readonly ContainerRow[]): Promise<void> {
    await this.store.db
      .deleteFrom("docker_containers")
      .where((is) => is.and({ ...this.here(), instance_id }))
      .execute();
    await this.add(rows);
  }

  /** What an instance's Docker does by itself when the instance has come up. */
  async boot(instance_id: string, now: number): Promise<void> {
    await this.replace(instance_id, afterBoot(await this.on(instance_id), now));
  }

  /** What becomes of the containers when their instance is switched off. */
  async halt(instance_id: string, now: number): Promise<void> {
    await this.replace(instance_id, afterHalt(await this.on(instance_id), now));
  }

  private here() {
    return { account: this.account, region: this.region };
  }
}

/** Whatever operation switches an instance on or off, its Docker goes with it. */
export async function followInstance(
  store: Store,
  { account, region }: AccountRegion,
  id: string,
  state: string,
  now: number,
): Promise<void> {
  const at = { account, region, id };
  const instance = await store.db
    .selectFrom("instances")
    .select("state")
    .where((is) => is.and(at))
    .executeTakeFirst();
  if (instance?.state === state) return;
  const containers = new Containers(store, account, region);
  if (state === "RUNNING") await containers.boot(id, now);
  if (state === "STOPPED" || state === "SHUTDOWN") await containers.halt(id, now);
}
