import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Sealed, Tables } from "#store/tables.ts";

/** The secret part of a command. */
export interface CommandBody {
  /** Base64. */
  readonly content: string;
  /** Default values as a JSON object, as the caller wrote it; empty if there are none. */
  readonly defaults: string;
  /** Default values with descriptions. */
  readonly confs: readonly { readonly name: string; readonly value: string; readonly about: string }[];
}

type Stored = Tables["tat_commands"];
export type CommandRow = Omit<Stored, "body"> & { readonly body: CommandBody };

/** The commands of one account in one region. */
export class Commands {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly CommandRow[]> {
    const rows = await rowsIn(this.scope, "tat_commands")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => this.opened(row));
  }

  async find(id: string): Promise<CommandRow | undefined> {
    const row = await rowsIn(this.scope, "tat_commands").select().selectAll().where("id", "=", id).executeTakeFirst();
    return row && this.opened(row);
  }

  /** Whether another command has the name. */
  async hasName(name: string, exceptId = ""): Promise<boolean> {
    const row = await rowsIn(this.scope, "tat_commands")
      .select()
      .select("id")
      .where("name", "=", name)
      .where("id", "!=", exceptId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async count(): Promise<number> {
    const { number } = await rowsIn(this.scope, "tat_commands")
      .select()
      .select((of) => of.fn.countAll<number>().as("number"))
      .executeTakeFirstOrThrow();
    return Number(number);
  }

  async add(row: Omit<CommandRow, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "tat_commands").insert({ ...row, body: this.sealed(row.id, row.body) });
  }

  async change(id: string, { body, ...values }: Partial<Omit<CommandRow, "account" | "region" | "id">>): Promise<void> {
    await rowsIn(this.scope, "tat_commands")
      .update(body === undefined ? values : { ...values, body: this.sealed(id, body) })
      .where("id", "=", id)
      .execute();
  }

  async remove(ids: readonly string[]): Promise<void> {
    await rowsIn(this.scope, "tat_commands").delete().where("id", "in", ids).execute();
  }

  private opened(row: Stored): CommandRow {
    // Only this class writes the column, so its format is known.
    const body: CommandBody = JSON.parse(this.scope.vault.open("tat_commands", row, row.body));
    return { ...row, body };
  }

  private sealed(id: string, body: CommandBody): Sealed {
    const { account, region, vault } = this.scope;
    return vault.seal("tat_commands", { account, region, id }, JSON.stringify(body));
  }
}
