import { Database } from "bun:sqlite";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine, Query } from "./engine.ts";
import { initialRows, type Recorder, table } from "./history.ts";

/** The embedded database, in a temporary directory. */
export class SqliteEngine implements Engine {
  readonly directory = mkdtempSync(join(tmpdir(), "skerry-crash-"));
  private readonly data = join(this.directory, "data");
  readonly args = ["--data", this.data];
  readonly ownChecks = [
    { sql: "pragma integrity_check", expected: [{ integrity_check: "ok" }] },
    { sql: "pragma foreign_key_check", expected: [] },
  ];

  async installRecorders(recorders: readonly Recorder[]): Promise<void> {
    using file = new Database(join(this.data, "skerry.sqlite"));
    file.run(`create table ${table} (n integer primary key autoincrement, kind text, account text, region text,
      resource text, event text, operation text, value text)`);
    for (const { name, on, event, column, row } of recorders) {
      const of = column ? ` of ${column}` : "";
      const when = column ? ` when old.${column} <> new.${column}` : "";
      file.run(`create trigger history_${name} after ${event}${of} on ${on}${when} begin ${row}; end`);
    }
    for (const statement of initialRows) file.run(statement);
  }

  /** Reads a copy, so that the next server finds the files as the killed one left them. */
  async inspect<Result>(read: (query: Query) => Promise<Result>): Promise<Result> {
    const copy = join(this.directory, "copy");
    cpSync(this.data, copy, { recursive: true });
    try {
      using file = new Database(join(copy, "skerry.sqlite"));
      return await read(async (sql) => file.query<Record<string, unknown>, []>(sql).all());
    } finally {
      rmSync(copy, { recursive: true });
    }
  }

  /** An embedded database has no process that could continue. */
  async waitForPendingWork(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.directory, { recursive: true });
  }
}
