import { Database as File } from "bun:sqlite";
import { statementsUpTo } from "./migrate.ts";

/** A table of some version. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** The tables of which its rows name rows. */
  readonly parents: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  readonly kind: "text" | "number";
  readonly nullable: boolean;
}

/**
 * The tables that hold a cloud as of a version, parents before their children. It is read from an empty database of that
 * version, whatever engine is in use: the migrations are the only place where tables are told.
 */
export function tableShapes(version: number): readonly TableShape[] {
  using file = new File(":memory:", { strict: true });
  file.run(statementsUpTo(version).join(";\n"));
  const names = file.query<{ name: string }, []>("select name from sqlite_schema where type = 'table' order by name");
  return parentsFirst(names.all().map(({ name }) => tableOf(file, name)));
}

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  /** Its place in the primary key, from 1; 0 where it is not part of that. */
  readonly pk: number;
}

function tableOf(file: File, name: string): TableShape {
  const columns = file.query<ColumnInfo, [string]>("select * from pragma_table_info(?) order by cid").all(name);
  const parents = file.query<{ parent: string }, [string]>(
    'select distinct "table" as parent from pragma_foreign_key_list(?)',
  );
  return {
    name,
    // SQLite lets a primary key be null, as no other engine does.
    columns: columns.map(({ name, type, notnull, pk }) => ({
      name,
      kind: type.toLowerCase() === "text" ? "text" : "number",
      nullable: notnull === 0 && pk === 0,
    })),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map(({ name }) => name),
    parents: parents.all(name).map(({ parent }) => parent),
  };
}

function parentsFirst(tables: readonly TableShape[]): readonly TableShape[] {
  const placed: TableShape[] = [];
  const place = (table: TableShape): void => {
    if (placed.includes(table)) return;
    for (const parent of tables.filter((other) => other !== table && table.parents.includes(other.name))) place(parent);
    placed.push(table);
  };
  for (const table of tables) place(table);
  return placed;
}
