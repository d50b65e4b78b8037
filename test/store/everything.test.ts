import { expect, test } from "bun:test";
import { sql } from "kysely";
import { recordedExamples } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";
import type { Database } from "#store/database.ts";
import { key } from "../cloud.ts";
import { secretsTold } from "./secretsTold.ts";

test.each([...services.keys()])(
  "the stories of %s, which call every action, leave no secret in any table",
  async (name) => {
    const told = new Set([key(1).secretKey]);
    await recordedExamples(name, async (call, { db }) => {
      for (const secret of await secretsTold(call)) told.add(secret);
      const text = await textOf(db);
      expect([
        call.action,
        ...[...told].filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1))),
      ]).toEqual([call.action]);
    });
    // Passwords, access keys, temporary keys and what the other products have of them.
    const expected: Readonly<Record<string, number>> = { lighthouse: 4, cam: 3, sts: 5 };
    expect(told.size).toBeGreaterThanOrEqual(expected[name] ?? 1);
  },
);

/** All that stands in a database. */
async function textOf(db: Database): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)));
  return JSON.stringify(rows);
}
