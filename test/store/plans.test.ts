import { describe, expect, test } from "bun:test";
import { CompiledQuery, sql } from "kysely";
import { listen } from "#server.ts";
import type { Database } from "#store/database.ts";
import { clientsAt, TestCloud } from "../cloud.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { makeFrequentCalls } from "./frequentCalls.ts";
import { Recorder } from "./recorder.ts";

/**
 * Statements without an account, which would cross the shards of a partitioned database. `docs/scale.md` explains each.
 * Keep both lists in step.
 */
const acrossAccounts: Readonly<Record<string, RegExp>> = {
  "a key by its id": /from "access_keys".* where "secret_id" = /,
  "images received": /from "cvm_image_shares" where "receiver" = /,
  "blueprints received": /where "blueprint_shares"."receiver" = /,
  "blueprints being installed": /from "operations" inner join "instances"/,
  "what is due next": /order by (?:"due"|case).* limit/,
  "an operation by its id": /(?:from|update) "operations".* where "id" = /,
};

/** Reads the first row in the order of an index, without a condition. */
const walk = acrossAccounts["what is due next"] ?? /never/;

/** Returns the steps of a plan that scan rows without an index. */
type Scans = (db: Database, statement: CompiledQuery) => Promise<readonly string[]>;

const inSqlite: Scans = async (db, { sql: text, parameters }) => {
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
  );
  const scans = rows.map((row) => row.detail).filter((step) => /^SCAN (?!\d+-ROW|CONSTANT)/.test(step));
  return walk.test(text) ? scans.filter((step) => !/ USING (?:COVERING )?INDEX /.test(step)) : scans;
};

interface Step {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Step[];
}

const inPostgres: Scans = async (db, { sql: text, parameters }) => {
  const plan = await db.transaction().execute(async (transaction) => {
    // The planner prefers sequential scans for small tables, so they are turned off to make it use an index.
    await sql`set local enable_seqscan = off`.execute(transaction);
    const explain = CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]);
    return transaction.executeQuery<{ "QUERY PLAN": readonly { Plan: Step }[] }>(explain);
  });
  const scans: string[] = [];
  const collectScans = (step: Step): void => {
    const isScan = /^(?:Seq|Index|Index Only|Bitmap Index) Scan$/.test(step["Node Type"]);
    const found = step["Index Cond"] !== undefined || (walk.test(text) && step["Node Type"] !== "Seq Scan");
    if (isScan && !found) scans.push(`${step["Node Type"]} on ${step["Relation Name"]}`);
    for (const inner of step.Plans ?? []) collectScans(inner);
  };
  for (const { Plan } of plan.rows[0]?.["QUERY PLAN"] ?? []) collectScans(Plan);
  return scans;
};

/** The statements of the most frequent calls. */
async function hotStatements(cloud: TestCloud): Promise<readonly CompiledQuery[]> {
  const recorder = new Recorder(cloud.cloud.db);
  const running = listen({ ...cloud.cloud, db: cloud.cloud.db.withPlugin(recorder) }, "127.0.0.1", 0);
  const clients = clientsAt(running.port);
  await makeFrequentCalls({
    clients,
    async settled() {
      for (let second = 0; second < 15; second++) {
        cloud.clock.advance(1000);
        await clients.lighthouse.DescribeInstances({ Limit: 1 });
      }
    },
  });
  await running.drain();
  return [...recorder.statements.values()].map((one) => ({ ...one, sql: one.sql.replace(/\s+/g, " ") }));
}

const engines = [
  { engine: "SQLite", scansOf: inSqlite, isAvailable: true },
  { engine: "PostgreSQL", scansOf: inPostgres, isAvailable: postgres !== undefined },
] as const;

describe.each(engines)("a frequent statement on $engine", ({ engine, scansOf, isAvailable }) => {
  test.skipIf(!isAvailable)("reads only rows that an index finds", async () => {
    await using own = engine === "PostgreSQL" ? await OwnDatabase.create() : undefined;
    const database = own && { url: own.url, connections: 3 };
    await using cloud = await TestCloud.start({ database });
    const statements = await hotStatements(cloud);
    expect(statements.length).toBeGreaterThan(50);
    const scans: string[] = [];
    for (const statement of statements) {
      for (const scan of await scansOf(cloud.cloud.db, statement)) scans.push(`${scan}: ${statement.sql}`);
    }
    expect(scans).toEqual([]);
  });
});

test("every frequent statement has an account condition, apart from the listed exceptions", async () => {
  await using cloud = await TestCloud.start();
  const across = new Set<string>();
  for (const { sql: text } of await hotStatements(cloud)) {
    if (/\b(?:account|uin)"? = (?:\?|\$)|^insert/.test(text)) continue;
    const [name = text] = Object.entries(acrossAccounts).find(([, pattern]) => pattern.test(text)) ?? [];
    across.add(name);
  }
  expect([...across].sort()).toEqual(Object.keys(acrossAccounts).sort());
});
