import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { Checksum, format, type Row } from "#backup/format.ts";
import { latestVersion } from "#store/migrate.ts";
import { type TableShape, tableShapes } from "#store/tableShapes.ts";
import { contentsOf, exportOf, faultOf } from "./texts.ts";

const runs = process.env["SKERRY_LONG"] ? 300 : 20;

/** Texts with everything that a text may hold: quotes, line ends of all kinds, zeros, halves of what is not one. */
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

const some = ["accounts", "cloud", "cvm_images", "operations", "tags"];
const contents = fc.record(
  Object.fromEntries(
    tableShapes(latestVersion)
      .filter(({ name }) => some.includes(name))
      .map((table) => [table.name, fc.array(rowOf(table), { minLength: 1, maxLength: 5 })]),
  ),
);

test("whatever rows hold is read as it was written, in whatever pieces it comes", async () => {
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
const whole = new TextEncoder().encode(exportOf({ accounts }));

test("one byte changed, wherever it is, is noticed", async () => {
  const change = fc.tuple(fc.nat({ max: whole.length - 2 }), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, by]) => {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ by;
      expect(await faultOf(damaged)).toMatch(/^line \d+ /);
    }),
    { numRuns: runs * 3 },
  );
}, 60_000);

test("an end too early, wherever it is, is noticed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 2 }), async (length) => {
      expect(await faultOf(whole.slice(0, length))).toMatch(/^line \d+ /);
    }),
    { numRuns: runs * 3 },
  );
}, 60_000);

/** An export of which some lines are others, with the right end for them. */
function changed(change: (lines: string[]) => void): string {
  const lines = exportOf({ accounts }).trimEnd().split("\n").slice(0, -1);
  change(lines);
  const tally = new Checksum();
  for (const line of lines) tally.add(line);
  return [...lines, JSON.stringify(tally.footer())].join("\n");
}

const head = (change: object) => (lines: string[]) => {
  lines[0] = JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...change });
};
const line = (number: number, text: string) => (lines: string[]) => {
  lines[number - 1] = text;
};

describe("a line that cannot be is told by its number:", () => {
  const newer = "import it with the version of Skerry that wrote it, or a newer one";
  const wrong: readonly (readonly [what: string, change: (lines: string[]) => void, fault: string])[] = [
    ["no export", line(1, "{}"), "line 1 does not begin a Skerry export"],
    ["no JSON", line(1, "SQLite format 3"), "line 1 is no JSON: the file is damaged"],
    ["a later format", head({ format: 2 }), `line 1 has format 2, and this version knows ${format}; ${newer}`],
    [
      "a newer version",
      head({ migrations: latestVersion + 1 }),
      `line 1 was written by a newer version (${latestVersion + 1} migrations, not ${latestVersion}); ${newer}`,
    ],
    ["no version", head({ migrations: "17" }), "line 1 must tell `migrations`"],
    ["no time", head({ made: 1 }), "line 1 must tell when it was `made`"],
    ["no word of secrets", head({ secrets: 0 }), "line 1 must tell whether there are `secrets`"],
    ["counts that are none", head({ rows: { accounts: -1 } }), "line 1 must tell how many `rows` each table has"],
    ["counts of another table", head({ rows: { stones: 1 } }), "line 1 tells of a table stones that there is not"],
    ["counts of less", head({ rows: { accounts: 1 } }), "line 39 comes last, and accounts has 2 rows, not 1"],
    ["a row too early", (lines) => lines.splice(1, 1), "line 2 is a row of no table"],
    ["another table", line(2, '{"table":"stones","columns":[]}'), "line 2 begins a table stones that there is not"],
    [
      "another column",
      line(2, '{"table":"accounts","columns":["uin","name","app_id","size"]}'),
      "line 2 tells of a column size that accounts does not have",
    ],
    [
      "a column too few",
      line(2, '{"table":"accounts","columns":["uin","name"]}'),
      "line 2 lacks the column app_id of accounts",
    ],
    [
      "other order",
      line(2, '{"table":"accounts","columns":["name","uin","app_id"]}'),
      "line 2 tells the columns of accounts in another order",
    ],
    ["a value too few", line(3, '["1","One"]'), "line 3 has 2 values, and accounts has 3 columns"],
    ["a number for a text", line(4, '[2,"Two",2]'), "line 4 must have a text as uin"],
    ["a text for a number", line(4, '["2","Two","2"]'), "line 4 must have a whole number as app_id"],
    ["a fraction", line(4, '["2","Two",2.5]'), "line 4 must have a whole number as app_id"],
    ["too large a number", line(4, '["2","Two",9007199254740993]'), "line 4 must have a whole number as app_id"],
    ["nothing where something must be", line(4, '["2",null,2]'), "line 4 must have a text as name"],
    ["a list", line(4, '["2",["Two"],2]'), "line 4 must have a text as name"],
    [
      "a table twice",
      line(5, '{"table":"accounts","columns":["uin","name","app_id"]}'),
      "line 5 begins the table accounts a second time",
    ],
    ["neither", line(4, '"2"'), "line 4 is neither a row nor the beginning of a table: the file is damaged"],
    ["a table too few", (lines) => lines.splice(-1, 1), "line 38 comes last, and the table users is missing"],
  ];
  test.each(wrong)("%s", async (_, change, fault) => {
    expect(await faultOf(changed(change))).toBe(fault);
  });

  test("nothing, or more than an export", async () => {
    expect(await faultOf("")).toBe("line 1 is missing: the file is empty");
    expect(await faultOf(`${changed(() => {})}\n[]\n`)).toBe("line 41 comes after the end of the export");
  });
});
