import { expect, test } from "bun:test";
import { join } from "node:path";
import { Glob } from "bun";

const services = join(import.meta.dir, "..", "src", "services");

/** Each statement form that writes a table, with the table's name. */
const writes = [
  /(?:insertInto|updateTable|deleteFrom)\(\s*"(?<table>\w+)"/g,
  /rowsIn\([^()]*,\s*"(?<table>\w+)"\)\s*\.(?:insert|update|delete)\(/g,
];

test("every table is written by one service only", async () => {
  const writers = new Map<string, Set<string>>();
  for (const file of new Glob("*/**/*.ts").scanSync(services)) {
    const [service = ""] = file.split("/");
    const source = await Bun.file(join(services, file)).text();
    for (const pattern of writes) {
      for (const { groups } of source.matchAll(pattern)) {
        const table = groups?.["table"] ?? "";
        writers.set(table, (writers.get(table) ?? new Set()).add(service));
      }
    }
  }
  expect(writers.size).toBeGreaterThan(25);
  const shared = [...writers].filter(([, owners]) => owners.size > 1).map(([table, owners]) => [table, ...owners]);
  expect(shared).toEqual([]);
});
