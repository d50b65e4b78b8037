import { expect, test } from "bun:test";
import { type CompiledQuery, CompiledQuery as Query } from "kysely";
import { listen } from "#server.ts";
import type { Database } from "#store/database.ts";
import { clientsAt, TestCloud } from "../cloud.ts";
import { callWhatIsHot } from "./hotCalls.ts";
import { Recorder } from "./recorder.ts";

/** Reads that go by no account, and so in no one account's part of a divided database. Why, stands in docs/scale.md. */
const acrossAccounts = {
  key: /^select .* from "access_keys" .*where "secret_id" = /,
  received: /"receiver" = /,
  dueNext: /order by (?:"due"|case)/,
};

test("what is called most is found by account and region through an index, however much there is of others", async () => {
  await using cloud = await TestCloud.start();
  const recorder = new Recorder(cloud.cloud.db);
  const running = listen({ ...cloud.cloud, db: cloud.cloud.db.withPlugin(recorder) }, "127.0.0.1", 0);
  const clients = clientsAt(running.port);
  const settled = async (): Promise<void> => {
    for (let second = 0; second < 15; second++) {
      cloud.clock.advance(1000);
      await clients.lighthouse.DescribeInstances({ Limit: 1 });
    }
  };
  await callWhatIsHot({ clients, settled });
  await running.drain();

  const statements = [...recorder.statements.values()].filter(({ sql }) => !/^(?:begin|commit|rollback)/.test(sql));
  expect(statements.length).toBeGreaterThan(50);
  const scans: string[] = [];
  for (const statement of statements) {
    for (const step of await stepsOf(cloud.cloud.db, statement)) {
      if (/^SCAN (?!\d+-ROW|CONSTANT)/.test(step)) scans.push(`${step}: ${statement.sql}`);
    }
  }
  expect(scans).toEqual([]);
  for (const { sql } of statements) {
    if (Object.values(acrossAccounts).some((across) => across.test(sql))) continue;
    if (/^(?:select|update|delete)/.test(sql)) expect(sql).toMatch(/"(?:account|uin)" = /);
  }
});

async function stepsOf(db: Database, { sql, parameters }: CompiledQuery): Promise<readonly string[]> {
  const plan = Query.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await db.executeQuery<{ detail: string }>(plan);
  return rows.map((row) => row.detail);
}
