import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { Checksum, format, type Row } from "#backup/format.ts";
import { latestVersion } from "#store/migrate.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { contentsOf, exportErrorOf, exportOf } from "./exportTexts.ts";

const runs = process.env["SKERRY_LONG"] ? 300 : 20;

/** Strings with quotes, all kinds of line ends, NUL, lone surrogates and text that resembles the format. */
const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("\u2028", "\r\n", "\0", '"],["', "\ufeff", "镜像", '{"sha256":1}', "", "\u{1f4a1}", "\\n"),
);

const rowOf = ({ columns }: TableShape): fc.Arbitrary<Row> =>
  fc.record(
    Object.fromEntries(
      columns.map(({ name, kind, nullable }) => {
        const values: fc.Arbitrary<string | number> = kind === "text" ? texts : fc.maxSafeInteger();
        return [name, nullable ? fc.option(values) : values];
      }),
    ),
  );

const tableNames = ["accounts", "cloud", "cvm_images", "operations", "tags"];
const contents = fc.record(
  Object.fromEntries(
    tableShapes(latestVersion)
      .filter(({ name }) => tableNames.includes(name))
      .map((table) => [table.name, fc.array(rowOf(table), { minLength: 1, maxLength: 5 })]),
  ),
);

test("any row content is read back unchanged, for any chunk size", async () => {
  await fc.assert(
    fc.asyncProperty(contents, fc.integer({ min: 1, max: 300 }), async (rows, size) => {
      expect(await contentsOf(exportOf(rows), size)).toEqual(rows);
    }),
    { numRuns: runs },
  );
}, 60_000);

const accounts = [
  { uin: "1", name: "One", app_id: 1 },
  { uin: "2", name: "Zwei ✓", app_id: 2 },
];
const exportBytes = new TextEncoder().encode(exportOf({ accounts }));

test("a single changed byte is detected at any position", async () => {
  const change = fc.tuple(fc.nat({ max: exportBytes.length - 2 }), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, by]) => {
      const damaged = exportBytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ by;
      expect(await exportErrorOf(damaged)).toMatch(/^line \d+ /);
    }),
    { numRuns: runs * 3 },
  );
}, 60_000);

test("a truncated file is detected at any length", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: exportBytes.length - 2 }), async (length) => {
      expect(await exportErrorOf(exportBytes.slice(0, length))).toMatch(/^line \d+ /);
    }),
    { numRuns: runs * 3 },
  );
}, 60_000);

/** The lines of an export, without its footer. */
const linesOf = (text: string): string[] => text.trimEnd().split("\n").slice(0, -1);

/** Returns an export with changed lines and the correct footer for them. */
function changed(change: (lines: string[]) => void): string {
  const lines = linesOf(exportOf({ accounts }));
  change(lines);
  const checksum = new Checksum();
  for (const line of lines) checksum.add(line);
  return [...lines, JSON.stringify(checksum.footer())].join("\n");
}

/** The line number of a table header. Found by content, so that a new table does not break these tests. */
function lineNumber(table: string): number {
  const start = linesOf(exportOf({ accounts })).findIndex((line) => line.startsWith(`{"table":"${table}"`));
  if (start < 0) throw new Error(`the export has no table ${table}`);
  return start + 1;
}

const lineCount = linesOf(exportOf({ accounts })).length;
const tableHeader = lineNumber("accounts");
const [firstRow, secondRow, nextTable] = [tableHeader + 1, tableHeader + 2, tableHeader + 3];
const lastTable = tableShapes(latestVersion).at(-1)?.name;

const header = (change: object) => (lines: string[]) => {
  lines[0] = JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...change });
};
const line = (number: number, text: string) => (lines: string[]) => {
  lines[number - 1] = text;
};

describe("an invalid export", () => {
  const newer = "import it with the version of Skerry that wrote it, or a newer one";
  const wrong: readonly (readonly [
    what: string,
    change: (lines: string[]) => void,
    number: number,
    problem: string,
  ])[] = [
    ["an object that is not a header", line(1, "{}"), 1, "is not the header of a Skerry export"],
    ["text that is not JSON", line(1, "SQLite format 3"), 1, "is not valid JSON: the file is damaged"],
    ["a later format", header({ format: 2 }), 1, `has format 2, but this version supports ${format}; ${newer}`],
    [
      "a newer version",
      header({ migrations: latestVersion + 1 }),
      1,
      `was written by a newer version (${latestVersion + 1} migrations, not ${latestVersion}); ${newer}`,
    ],
    ["a version that is not a number", header({ migrations: "17" }), 1, "must have `migrations`, a number"],
    ["a missing time", header({ made: 1 }), 1, "must have `made`, a time"],
    ["a missing secrets flag", header({ secrets: 0 }), 1, "must have `secrets`, a boolean"],
    ["a negative count", header({ rows: { accounts: -1 } }), 1, "must have `rows`, the number of rows in each table"],
    ["a count of an unknown table", header({ rows: { stones: 1 } }), 1, "lists an unknown table stones"],
    [
      "too low a count",
      header({ rows: { accounts: 1 } }),
      lineCount,
      "is the last line, but accounts has 2 rows instead of 1",
    ],
    ["a row before its table", (lines) => lines.splice(tableHeader - 1, 1), tableHeader, "is a row without a table"],
    [
      "an unknown table",
      line(tableHeader, '{"table":"stones","columns":[]}'),
      tableHeader,
      "starts an unknown table stones",
    ],
    [
      "an unknown column",
      line(tableHeader, '{"table":"accounts","columns":["uin","name","app_id","size"]}'),
      tableHeader,
      "has a column size, which accounts does not have",
    ],
    [
      "a missing column",
      line(tableHeader, '{"table":"accounts","columns":["uin","name"]}'),
      tableHeader,
      "lacks the column app_id of accounts",
    ],
    [
      "columns in a different order",
      line(tableHeader, '{"table":"accounts","columns":["name","uin","app_id"]}'),
      tableHeader,
      "has the columns of accounts in a different order",
    ],
    ["a missing value", line(firstRow, '["1","One"]'), firstRow, "has 2 values, but accounts has 3 columns"],
    ["a number in a text column", line(secondRow, '[2,"Two",2]'), secondRow, "must have a string in column uin"],
    ["text in a number column", line(secondRow, '["2","Two","2"]'), secondRow, "must have an integer in column app_id"],
    ["a fraction", line(secondRow, '["2","Two",2.5]'), secondRow, "must have an integer in column app_id"],
    [
      "a number above 2^53",
      line(secondRow, '["2","Two",9007199254740993]'),
      secondRow,
      "must have an integer in column app_id",
    ],
    ["null in a required column", line(secondRow, '["2",null,2]'), secondRow, "must have a string in column name"],
    ["a list", line(secondRow, '["2",["Two"],2]'), secondRow, "must have a string in column name"],
    [
      "a repeated table",
      line(nextTable, '{"table":"accounts","columns":["uin","name","app_id"]}'),
      nextTable,
      "repeats the table accounts",
    ],
    [
      "a value that is neither a row nor a table",
      line(secondRow, '"2"'),
      secondRow,
      "is neither a row nor a table header: the file is damaged",
    ],
    [
      "a missing table",
      (lines) => lines.splice(-1, 1),
      lineCount - 1,
      `is the last line, but the table ${lastTable} is missing`,
    ],
  ];
  test.each(wrong)("is rejected with the line number of %s", async (_, change, number, problem) => {
    expect(await exportErrorOf(changed(change))).toBe(`line ${number} ${problem}`);
  });

  test("is rejected when it is empty or has a line after the footer", async () => {
    expect(await exportErrorOf("")).toBe("line 1 is missing: the file is empty");
    expect(await exportErrorOf(`${changed(() => {})}\n[]\n`)).toBe(
      `line ${lineCount + 2} follows the end of the export`,
    );
  });
});
