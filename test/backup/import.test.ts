import { expect, test } from "bun:test";
import type { Row } from "#backup/format.ts";
import { Copy, exportText } from "./copy.ts";
import { type Contents, contentsOf, exportOf } from "./exportTexts.ts";

const cloud = [
  { name: "secret", value: "c2VjcmV0" },
  { name: "world", value: "x" },
];
const account = (number: number): Row => ({ uin: String(number), name: `Account ${number}`, app_id: number });
const user = (number: number, account = 1): Row => ({
  ...{
    account: String(account),
    uin: String(number),
    uid: number,
    name: `User ${number}`,
    remark: "",
    console_login: 0,
  },
  ...{ phone: "", country_code: "", email: "", created: 0 },
});

async function refusal(contents: Contents): Promise<string> {
  const error = await Copy.of(exportOf(contents)).catch((error: unknown) => error);
  return error instanceof Error ? error.message : "imported without an error";
}

/** The line number of a row. */
const lineOf = (text: string, row: Row): number => text.split("\n").indexOf(JSON.stringify(Object.values(row))) + 1;

test("an import keeps all rows unchanged", async () => {
  const contents = {
    accounts: [account(1)],
    cloud,
    users: Array.from({ length: 1234 }, (_, n) => user(n + 1000)),
  };
  await using copy = await Copy.of(exportOf(contents));
  const found = await contentsOf(await exportText(copy.store));
  for (const [table, rows] of Object.entries(contents)) expect(found[table]).toEqual(rows);
});

test("a row that violates a constraint is reported with its line, even inside a batch", async () => {
  const users = Array.from({ length: 500 }, (_, n) => user(n + 1000));
  const contents = { accounts: [account(1)], cloud, users };
  const twice = { ...user(2000), name: "User 1007" };
  const broken = { ...contents, users: users.toSpliced(321, 0, twice) };
  const [line, reason] = [lineOf(exportOf(broken), twice), "UNIQUE constraint failed: users.account, users.name"];
  expect(line).toBeGreaterThan(321);
  expect(await refusal(broken)).toBe(`line ${line} holds an invalid row of users: ${reason}`);
  const orphanUser = user(2001, 7);
  const orphaned = { ...contents, users: users.toSpliced(499, 0, orphanUser) };
  const orphan = `line ${lineOf(exportOf(orphaned), orphanUser)} holds an invalid row of users: FOREIGN KEY constraint failed`;
  expect(await refusal(orphaned)).toBe(orphan);
});

test("an export without a cloud is rejected", async () => {
  expect(await refusal({ accounts: [account(1)] })).toBe("line 1 is the header of an export without a cloud");
});
