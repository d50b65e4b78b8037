import { Database as File } from "bun:sqlite";
import { statementsUpTo } from "./migrate.ts";

/** A table in one version of the schema. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** The columns of the primary key, in order. */
  readonly key: readonly string[];
  /** The tables that its foreign keys reference. */
  readonly parents: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  readonly kind: "text" | "number";
  readonly nullable: boolean;
}

/**
 * The tables of a schema version, parents before children. They are read from an empty in-memory SQLite database of that
 * version, on either engine, because only the migrations define tables.
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
  /** Position in the primary key, from 1; 0 if not part of it. */
  readonly pk: number;
}

function tableOf(file: File, name: string): TableShape {
  const columns = file.query<ColumnInfo, [string]>("select * from pragma_table_info(?) order by cid").all(name);
  const parents = file.query<{ parent: string }, [string]>(
    'select distinct "table" as parent from pragma_foreign_key_list(?)',
  );
  return {
    name,
    // Unlike other engines, SQLite allows null in a primary key.
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
