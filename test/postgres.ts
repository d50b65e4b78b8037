import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPostgres } from "#store/postgres.ts";

/** Where `npm test` has started a PostgreSQL; tests that need one skip where they are run without it. */
export const postgres = process.env["SKERRY_TEST_POSTGRES"];

/** Whether clouds of tests are on PostgreSQL unless they say otherwise: `npm run test:postgres`. */
export const onPostgres = postgres !== undefined && process.env["SKERRY_TEST_ENGINE"] === "postgres";

/** A database for one test, gone when it ends. */
export class OwnDatabase implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly name: string,
    private readonly folder: string,
  ) {}

  /** Where the key of its secrets is, for all of its servers. */
  get keyFile(): string {
    return join(this.folder, "skerry.key");
  }

  /** With all tables. */
  static async make(): Promise<OwnDatabase> {
    return OwnDatabase.like(await template());
  }

  /** With no table. */
  static async empty(): Promise<OwnDatabase> {
    return OwnDatabase.like("template0");
  }

  private static async like(template: string): Promise<OwnDatabase> {
    const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
    await command(`create database ${name} template ${template} strategy file_copy`);
    return new OwnDatabase(at(name), name, mkdtempSync(join(tmpdir(), "skerry-key-")));
  }

  /** Ends the connections that are in the middle of a transaction, as when their processes die. */
  async disconnectBusy(): Promise<void> {
    await command(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${this.name}' and state like 'idle in transaction%'`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await command(`drop database ${this.name} with (force)`);
    rmSync(this.folder, { recursive: true });
  }
}

let made: Promise<string> | undefined;

/** A database with all tables, made once in a run: copying it is quicker than walking through the migrations. */
function template(): Promise<string> {
  made ??= (async () => {
    const name = `template_${process.pid}`;
    await command(`create database ${name}`);
    const db = await openPostgres(at(name), 1, (error) => {
      throw error;
    });
    await db.destroy();
    return name;
  })();
  return made;
}

/** Runs one statement where databases are made. */
async function command(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: at("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function at(database: string): string {
  if (postgres === undefined) throw new Error("there is no PostgreSQL: run the tests by npm test");
  const url = new URL(postgres);
  url.pathname = `/${database}`;
  return url.href;
}
