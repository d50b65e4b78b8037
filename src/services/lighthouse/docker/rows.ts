import { type AccountRegion, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Store } from "#store/vault.ts";
import { afterBoot, afterHalt, type ContainerRow } from "./containerRules.ts";

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
  constructor(private readonly scope: StoreScope) {}

  private get at(): AccountRegion {
    const { account, region } = this.scope;
    return { account, region };
  }

  /** Returns those of an instance, newest first. */
  async on(instance_id: string): Promise<readonly ContainerRow[]> {
    const rows = await rowsIn(this.scope, "docker_containers")
      .select()
      .select(columns)
      .where("instance_id", "=", instance_id)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => {
      const plan = this.scope.vault.open("docker_containers", { ...row, ...this.at }, row.plan);
      return { ...row, plan };
    });
  }

  async add(rows: readonly ContainerRow[]): Promise<void> {
    if (rows.length === 0) return;
    const mine = rows.map((row) => {
      const plan = this.scope.vault.seal("docker_containers", { ...row, ...this.at }, row.plan);
      return { ...row, ...this.at, plan };
    });
    await rowsIn(this.scope, "docker_containers").insert(...mine);
  }

  /** The plan never changes after creation. */
  async change({ instance_id, id }: ContainerRow, values: Partial<Omit<ContainerRow, "plan">>): Promise<void> {
    await rowsIn(this.scope, "docker_containers")
      .update(values)
      .where((is) => is.and({ instance_id, id }))
      .execute();
  }

  async remove({ instance_id, id }: ContainerRow): Promise<void> {
    await rowsIn(this.scope, "docker_containers")
      .delete()
      .where((is) => is.and({ instance_id, id }))
      .execute();
  }

  /** Replaces all containers of an instance. */
  async replace(instance_id: string, rows: readonly ContainerRow[]): Promise<void> {
    await rowsIn(this.scope, "docker_containers").delete().where("instance_id", "=", instance_id).execute();
    await this.add(rows);
  }

  /** Starts containers by their restart policies after the instance boots. */
  async boot(instance_id: string, now: number): Promise<void> {
    await this.replace(instance_id, afterBoot(await this.on(instance_id), now));
  }

  /** Marks running containers as exited after the instance is stopped. */
  async halt(instance_id: string, now: number): Promise<void> {
    await this.replace(instance_id, afterHalt(await this.on(instance_id), now));
  }
}

/** Starts and stops the containers of an instance when it comes up or is stopped. */
export async function followInstance(
  { db, vault }: Store,
  { account, region }: AccountRegion,
  id: string,
  state: string,
  now: number,
): Promise<void> {
  const scope = { db, vault, account, region };
  const instance = await rowsIn(scope, "instances").select().select("state").where("id", "=", id).executeTakeFirst();
  if (instance?.state === state) return;
  const containers = new Containers(scope);
  if (state === "RUNNING") await containers.boot(id, now);
  if (state === "STOPPED" || state === "SHUTDOWN") await containers.halt(id, now);
}
