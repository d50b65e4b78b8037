import { Database } from "bun:sqlite";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine, Query } from "./engine.ts";
import { beginnings, type Recorder, table } from "./history.ts";

/** The embedded database, in a directory of its own. */
export class SqliteEngine implements Engine {
  readonly directory = mkdtempSync(join(tmpdir(), "skerry-crash-"));
  private readonly data = join(this.directory, "data");
  readonly args = ["--data", this.data];
  readonly ownChecks = [
    { sql: "pragma integrity_check", right: [{ integrity_check: "ok" }] },
    { sql: "pragma foreign_key_check", right: [] },
  ];

  async record(recorders: readonly Recorder[]): Promise<void> {
    using file = new Database(join(this.data, "skerry.sqlite"));
    file.run(`create table ${table} (n integer primary key autoincrement, kind text, account text, region text,
      resource text, event text, operation text, value text)`);
    for (const { name, on, event, column, row } of recorders) {
      const of = column ? ` of ${column}` : "";
      const when = column ? ` when old.${column} <> new.${column}` : "";
      file.run(`create trigger history_${name} after ${event}${of} on ${on}${when} begin ${row}; end`);
    }
    for (const statement of beginnings) file.run(statement);
  }

  /** Looks into a copy: the next server is to find the files as the killed one left them. */
  async inspect<Result>(look: (query: Query) => Promise<Result>): Promise<Result> {
    const copy = join(this.directory, "copy");
    cpSync(this.data, copy, { recursive: true });
    try {
      using file = new Database(join(copy, "skerry.sqlite"));
      return await look(async (sql) => file.query<Record<string, unknown>, []>(sql).all());
    } finally {
      rmSync(copy, { recursive: true });
    }
  }

  /** A file does nothing by itself. */
  async quiet(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.directory, { recursive: true });
  }
}
