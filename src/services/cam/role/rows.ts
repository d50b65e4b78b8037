import type { Selectable } from "kysely";
import type { Fail } from "#kernel/action.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type RoleRow = Selectable<Tables["roles"]>;

/** The maximum number of roles of an account. */
export const roleQuota = 1000;

/** The roles of one account. */
export class Roles {
  constructor(private readonly scope: RowScope) {}

  /** Newest first. */
  async list(): Promise<readonly RoleRow[]> {
    return this.rows().orderBy("created", "desc").orderBy("id").execute();
  }

  /** The role with the id and the name. At least one must be given, and every given one must match. */
  async findByIdAndName(id: string | undefined, name: string | undefined): Promise<RoleRow | undefined> {
    if (id === undefined && name === undefined) return undefined;
    const withId = id === undefined ? this.rows() : this.rows().where("id", "=", id);
    return (name === undefined ? withId : withId.where("name", "=", name)).executeTakeFirst();
  }

  /** Finds a role and fails if it belongs to a product, because such a role cannot be changed. */
  async customRole(
    id: string | undefined,
    name: string | undefined,
    fail: Fail<"InvalidParameter.RoleNotExist" | "InvalidParameter.ParamError">,
  ): Promise<RoleRow> {
    const role =
      (await this.findByIdAndName(id, name)) ?? fail("InvalidParameter.RoleNotExist", { value: name ?? id ?? "" });
    if (role.kind === "service_linked") {
      const must = { en: "must not be that of a service-linked role, which only its product changes" };
      fail("InvalidParameter.ParamError", { parameter: "RoleName", value: role.name, must });
    }
    return role;
  }

  async add(role: Omit<RoleRow, "account" | "created" | "updated">, now: number): Promise<void> {
    await rowsIn(this.scope, "roles").insert({ ...role, created: now, updated: now });
  }

  async change(
    { id }: RoleRow,
    values: Partial<Pick<RoleRow, "trust" | "about" | "duration" | "console_login">>,
    now: number,
  ): Promise<void> {
    await rowsIn(this.scope, "roles")
      .update({ ...values, updated: now })
      .where("id", "=", id)
      .execute();
  }

  /** Removes a role with its policy bindings. Its sessions become invalid. */
  async remove({ id }: RoleRow): Promise<void> {
    await rowsIn(this.scope, "attachments").delete().where("kind", "=", "role").where("target", "=", id).execute();
    await rowsIn(this.scope, "roles").delete().where("id", "=", id).execute();
  }

  /** Records the task that deleted a service-linked role. */
  async noteDeletion(task: string, { name }: RoleRow, now: number): Promise<void> {
    await rowsIn(this.scope, "role_deletions").insert({ id: task, role: name, created: now });
  }

  async hasDeletion(task: string): Promise<boolean> {
    const row = await rowsIn(this.scope, "role_deletions")
      .select()
      .select("id")
      .where("id", "=", task)
      .executeTakeFirst();
    return row !== undefined;
  }

  private rows() {
    return rowsIn(this.scope, "roles").select().selectAll();
  }
}
