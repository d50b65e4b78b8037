import type {
  DeleteQueryBuilder,
  DeleteResult,
  InsertQueryBuilder,
  InsertResult,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from "kysely";
import type { Database } from "./database.ts";
import type { Row, Tables } from "./tables.ts";
import type { Store } from "./vault.ts";

/** The owner and location of resources. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** Rows of an account, in one region or, for tables without regions, in all. */
export type RowScope = { readonly db: Database; readonly account: string; readonly region?: string };

/** What a class with row access is bound to: a database, the vault of its secrets, an account and a region. */
export interface StoreScope extends Store, AccountRegion {}

/** Tables whose rows belong to an account. */
export type ScopedTable = {
  [Table in keyof Tables]: Tables[Table] extends { readonly account: string } ? Table : never;
}[keyof Tables];

/** A row without the columns that the scope fills in. */
export type NewRow<Table extends ScopedTable> = Omit<Row<Table>, "account" | "region">;

/** The rows of one table that belong to one account and region: every statement is bound to them. */
export class ScopedRows<Table extends ScopedTable> {
  private readonly db: Database;
  /** The columns that every row of the scope has in common. */
  private readonly bound: AccountRegion | { readonly account: string };

  constructor({ db, account, region }: RowScope, table: Table) {
    this.db = db;
    this.bound = region === undefined ? { account } : { account, region };
    // Kysely cannot build statements on a table that is a type parameter. Every scoped table has the columns in `bound`,
    // so statements are built as for one of them, and get the type of their own table when they are returned.
    this.table = table as "disks";
  }

  private readonly table: "disks";

  select(): SelectQueryBuilder<Tables, Table, object> {
    const query: unknown = this.db.selectFrom(this.table).where((is) => is.and(this.bound));
    return query as SelectQueryBuilder<Tables, Table, object>;
  }

  update(values: Partial<NewRow<Table>>): UpdateQueryBuilder<Tables, Table, Table, UpdateResult> {
    const query: unknown = this.db
      .updateTable(this.table)
      .set(values)
      .where((is) => is.and(this.bound));
    return query as UpdateQueryBuilder<Tables, Table, Table, UpdateResult>;
  }

  delete(): DeleteQueryBuilder<Tables, Table, DeleteResult> {
    const query: unknown = this.db.deleteFrom(this.table).where((is) => is.and(this.bound));
    return query as DeleteQueryBuilder<Tables, Table, DeleteResult>;
  }

  /** Inserts nothing for an empty list. */
  async insert(...rows: readonly NewRow<Table>[]): Promise<void> {
    if (rows.length > 0) await this.insertion(rows).execute();
  }

  /** An insert statement, for conflict clauses. */
  insertion(rows: readonly NewRow<Table>[]): InsertQueryBuilder<Tables, Table, InsertResult> {
    const values: unknown = rows.map((row) => ({ ...row, ...this.bound }));
    const query: unknown = this.db.insertInto(this.table).values(values as Row<"disks">[]);
    return query as InsertQueryBuilder<Tables, Table, InsertResult>;
  }
}

/** The rows of a table in a scope. */
export const rowsIn = <Table extends ScopedTable>(scope: RowScope, table: Table): ScopedRows<Table> =>
  new ScopedRows(scope, table);

/** Some rows in the order of a list of ids; ids without a row are omitted. */
export function inOrderOf<R extends { readonly id: string }>(ids: readonly string[], rows: readonly R[]): readonly R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
