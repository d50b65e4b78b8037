import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Engine, Query } from "./engine.ts";
import { initialRows, type Recorder, table } from "./history.ts";

/** Other tests turn this setting off; with it, committed data survives a kill of PostgreSQL. */
export const durableSettings = { synchronous_commit: "on" };

/** A PostgreSQL database. */
export class PostgresEngine implements Engine {
  readonly ownChecks = [];
  private readonly directory = mkdtempSync(join(tmpdir(), "skerry-crash-"));
  readonly args: readonly string[];

  constructor(readonly url: string) {
    this.args = ["--database", url, "--key-file", join(this.directory, "skerry.key")];
  }

  async installRecorders(recorders: readonly Recorder[]): Promise<void> {
    await this.connected(async (client) => {
      await client.query(`create table ${table} (n bigserial primary key, kind text, account text, region text,
        resource text, event text, operation text, value text)`);
      for (const { name, on, event, column, row } of recorders) {
        const of = column ? ` of ${column}` : "";
        const when = column ? ` when (old.${column} <> new.${column})` : "";
        await client.query(`create function history_${name}() returns trigger language plpgsql as
          $$ begin ${row}; return null; end $$`);
        await client.query(`create trigger history_${name} after ${event}${of} on ${on}
          for each row${when} execute function history_${name}()`);
      }
      for (const statement of initialRows) await client.query(statement);
    });
  }

  /** Reads one consistent snapshot while servers write. */
  async inspect<Result>(read: (query: Query) => Promise<Result>): Promise<Result> {
    return this.connected(async (client) => {
      await client.query("begin isolation level repeatable read read only");
      return read(async (sql) => (await client.query<Record<string, unknown>>(sql)).rows);
    });
  }

  /** Waits until no connection of a killed process is left: then its statements are finished or dropped. */
  async waitForPendingWork(): Promise<void> {
    const others = `select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'skerry'`;
    await this.connected(async (client) => {
      while ((await client.query(others)).rows.length > 0) await Bun.sleep(5);
    });
  }

  private async connected<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.directory, { recursive: true });
  }
}
