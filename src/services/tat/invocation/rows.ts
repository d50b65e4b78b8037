import { inOrderOf, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

/** The secret part of an invocation. */
export interface InvocationBody {
  /** Base64. */
  readonly content: string;
  /** The content with its parameters replaced, in Base64. */
  readonly replaced: string;
  /** JSON objects, as callers wrote them; empty if there are none. */
  readonly parameters: string;
  readonly defaults: string;
}

/** An invocation whose secret part is not opened. */
export type SealedInvocation = Tables["tat_invocations"];
export type InvocationRow = Omit<SealedInvocation, "body"> & { readonly body: InvocationBody };

/** The runs of commands of one account in one region. */
export class Invocations {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly SealedInvocation[]> {
    return rowsIn(this.scope, "tat_invocations")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  /** The existing invocations among the ids, in the order requested. */
  async some(ids: readonly string[]): Promise<readonly InvocationRow[]> {
    if (ids.length === 0) return [];
    const rows = await rowsIn(this.scope, "tat_invocations").select().selectAll().where("id", "in", ids).execute();
    return inOrderOf(ids, rows).map((row) => this.opened(row));
  }

  opened(row: SealedInvocation): InvocationRow {
    // Only this class writes the column, so its format is known.
    const body: InvocationBody = JSON.parse(this.scope.vault.open("tat_invocations", row, row.body));
    return { ...row, body };
  }

  /** Whether a command has an invocation that has not ended. */
  async isRunning(commandId: string, now: number): Promise<boolean> {
    const row = await rowsIn(this.scope, "tat_invocations")
      .select()
      .select("id")
      .where("command_id", "=", commandId)
      .where("ends", ">", now)
      .executeTakeFirst();
    return row !== undefined;
  }

  async add(row: Omit<InvocationRow, "account" | "region">): Promise<void> {
    const { account, region, vault } = this.scope;
    const body = vault.seal("tat_invocations", { account, region, id: row.id }, JSON.stringify(row.body));
    await rowsIn(this.scope, "tat_invocations").insert({ ...row, body });
  }

  async changeEnd(id: string, ends: number): Promise<void> {
    await rowsIn(this.scope, "tat_invocations").update({ ends }).where("id", "=", id).execute();
  }
}
