import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPostgres } from "#store/postgres.ts";

/** URL of the PostgreSQL that `npm test` has started. Tests that need it are skipped without it. */
export const postgres = process.env["SKERRY_TEST_POSTGRES"];

/** Whether test clouds use PostgreSQL by default: `npm run test:postgres`. */
export const onPostgres = postgres !== undefined && process.env["SKERRY_TEST_ENGINE"] === "postgres";

/** A database for one test, which is dropped afterwards. */
export class OwnDatabase implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly name: string,
    private readonly folder: string,
  ) {}

  /** Path of the secret key file, shared by all servers of the database. */
  get keyFile(): string {
    return join(this.folder, "skerry.key");
  }

  /** Creates a database with all tables. */
  static async create(): Promise<OwnDatabase> {
    return OwnDatabase.like(await template());
  }

  /** Creates a database without tables. */
  static async empty(): Promise<OwnDatabase> {
    return OwnDatabase.like("template0");
  }

  private static async like(template: string): Promise<OwnDatabase> {
    const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
    await command(`create database ${name} template ${template} strategy file_copy`);
    return new OwnDatabase(at(name), name, mkdtempSync(join(tmpdir(), "skerry-key-")));
  }

  /** Closes the connections with an open transaction, as if their processes had died. */
  async disconnectBusy(): Promise<void> {
    await command(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${this.name}' and state like 'idle in transaction%'`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await command(`drop database ${this.name} with (force)`);
    rmSync(this.folder, { recursive: true });
  }
}

let templateName: Promise<string> | undefined;

/** A database with all tables, created once per run, because a copy is faster than running the migrations. */
function template(): Promise<string> {
  templateName ??= (async () => {
    const name = `template_${process.pid}`;
    await command(`create database ${name}`);
    const db = await openPostgres(at(name), 1, (error) => {
      throw error;
    });
    await db.destroy();
    return name;
  })();
  return templateName;
}

/** Runs one statement in the maintenance database. */
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
