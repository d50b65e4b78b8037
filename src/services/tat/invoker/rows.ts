import { rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Plain, Sealed, Tables } from "#store/tables.ts";

type Stored = Tables["tat_invokers"];
/** `parameters` is a JSON object, as the caller wrote it; empty if there are none. */
export type InvokerRow = Plain<Stored>;

export type InvokerRecordRow = Tables["tat_invoker_records"];

/** The ids of the instances of an invoker. Only this project writes the column, so its format is known. */
export const instancesOf = (row: Pick<InvokerRow, "instances">): readonly string[] => JSON.parse(row.instances);

/** The invokers of one account in one region. */
export class Invokers {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly InvokerRow[]> {
    const rows = await rowsIn(this.scope, "tat_invokers")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => this.opened(row));
  }

  async find(id: string): Promise<InvokerRow | undefined> {
    const row = await rowsIn(this.scope, "tat_invokers").select().selectAll().where("id", "=", id).executeTakeFirst();
    return row && this.opened(row);
  }

  /** The id of an invoker that runs a command. */
  async ofCommand(commandId: string): Promise<string | undefined> {
    const row = await rowsIn(this.scope, "tat_invokers")
      .select()
      .select("id")
      .where("command_id", "=", commandId)
      .orderBy("id")
      .executeTakeFirst();
    return row?.id;
  }

  async add(row: Omit<InvokerRow, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "tat_invokers").insert({ ...row, parameters: this.sealed(row.id, row.parameters) });
  }

  async change(
    id: string,
    { parameters, ...values }: Partial<Omit<InvokerRow, "account" | "region" | "id">>,
  ): Promise<void> {
    await rowsIn(this.scope, "tat_invokers")
      .update(parameters === undefined ? values : { ...values, parameters: this.sealed(id, parameters) })
      .where("id", "=", id)
      .execute();
  }

  /** Removes an invoker with its records. */
  async remove(id: string): Promise<void> {
    await rowsIn(this.scope, "tat_invokers").delete().where("id", "=", id).execute();
    await rowsIn(this.scope, "tat_invoker_records").delete().where("invoker_id", "=", id).execute();
  }

  /** The runs of the account's invokers, newest first. */
  async records(): Promise<readonly InvokerRecordRow[]> {
    return rowsIn(this.scope, "tat_invoker_records")
      .select()
      .selectAll()
      .orderBy("time", "desc")
      .orderBy("invoker_id")
      .execute();
  }

  /** Adds a record, or replaces that of the same time: a time repeats if the clock went back. */
  async addRecord(record: Omit<InvokerRecordRow, "account" | "region">): Promise<void> {
    const { invocation_id, reason } = record;
    await rowsIn(this.scope, "tat_invoker_records")
      .insertion([record])
      .onConflict((same) =>
        same.columns(["account", "region", "invoker_id", "time"]).doUpdateSet({ invocation_id, reason }),
      )
      .execute();
  }

  private opened(row: Stored): InvokerRow {
    const { parameters }: { readonly parameters: string } = JSON.parse(
      this.scope.vault.open("tat_invokers", row, row.parameters),
    );
    return { ...row, parameters };
  }

  private sealed(id: string, parameters: string): Sealed {
    const { account, region, vault } = this.scope;
    return vault.seal("tat_invokers", { account, region, id }, JSON.stringify({ parameters }));
  }
}
