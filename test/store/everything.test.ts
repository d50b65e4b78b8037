import { expect, test } from "bun:test";
import { sql } from "kysely";
import { recordedExamples } from "#explorer/examples/record.ts";
import { isRecord } from "#kernel/record.ts";
import { type Members, mask, type Shape } from "#kernel/shape.ts";
import { services } from "#services/index.ts";
import type { Database } from "#store/database.ts";
import { key } from "../cloud.ts";

/** Shorter ones would be found anywhere. */
const least = 8;

test.each([...services.keys()])(
  "the stories of %s, which call every action, leave no secret in any table",
  async (name) => {
    const told = new Set([key(1).secretKey]);
    await recordedExamples(name, async ({ service, action, input, response }, { db }) => {
      const shapes = await services.get(service)?.load(action);
      if (!shapes) throw new Error(`there is no action ${action}`);
      for (const secret of [...secretsIn(shapes.input, input), ...secretsIn(shapes.output, response)]) {
        if (secret.length >= least && secret !== mask) told.add(secret);
      }
      const text = await textOf(db);
      expect([action, ...[...told].filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))]).toEqual([
        action,
      ]);
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

/** The texts of members that are declared secrets. */
function secretsIn(members: Members, value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  return Object.entries(members).flatMap(([name, shape]) => secretsOf(shape, value[name]));
}

function secretsOf({ secret, element, object }: Shape, value: unknown): readonly string[] {
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value) && element) return value.flatMap((one: unknown) => secretsOf(element, one));
  return object ? secretsIn(object.members, value) : [];
}
