import { expect, test } from "bun:test";
import { sql } from "kysely";
import { recordedExamples } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";
import type { Database } from "#store/database.ts";
import { key } from "../cloud.ts";
import { secretsInCall } from "./secretsInCall.ts";

test.each([...services.keys()])(
  "every action of %s leaves no plain-text secret in any table",
  async (name) => {
    const known = new Set([key(1).secretKey]);
    await recordedExamples(name, async (call, { db }) => {
      for (const secret of await secretsInCall(call)) known.add(secret);
      const text = await textOf(db);
      expect([
        call.action,
        ...[...known].filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1))),
      ]).toEqual([call.action]);
    });
    // The number of passwords, access keys and temporary keys in each story.
    const expected: Readonly<Record<string, number>> = { lighthouse: 4, cam: 3, sts: 5 };
    expect(known.size).toBeGreaterThanOrEqual(expected[name] ?? 1);
  },
  60_000,
);

/** The text of all rows of a database. */
async function textOf(db: Database): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)));
  return JSON.stringify(rows);
}
