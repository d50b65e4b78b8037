import { describe, expect, test } from "bun:test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionFiles } from "../../scripts/new/action.ts";
import { readDefinition } from "../../scripts/new/definition.ts";
import { Edits } from "../../scripts/new/edits.ts";
import { editForKind, kindFiles } from "../../scripts/new/kind.ts";

const root = join(import.meta.dir, "..", "..");

describe("npm run new", () => {
  test("finds the place of every line that a new kind needs", () => {
    const edits = new Edits(root);
    for (const [path, text] of kindFiles("note", edits.nextMigration())) edits.create(path, text);
    editForKind(edits, "note", edits.nextMigration());
    expect(edits.paths).toContain("src/services/lighthouse/kinds.ts");
    expect(edits.paths).toContain("src/store/migrate.ts");
    expect(edits.paths).toHaveLength(11);
  });

  test("never overwrites a file", () => {
    expect(() => new Edits(root).create("package.json", "")).toThrow("package.json exists already");
  });

  test("takes parameters, fields and codes from a published definition, and no sentence", () => {
    const file = join(mkdtempSync(join(tmpdir(), "skerry-new-")), "definition.json");
    const input = [{ name: "Ids", type: "list", member: "string", document: "Published words." }];
    const output = [
      { name: "Count", type: "int64", member: "int64", document: "Published words." },
      { name: "RequestId", type: "string", member: "string" },
    ];
    writeFileSync(file, JSON.stringify({ actions: { ListNotes: { input, output, errors: ["B", "A"] } } }));
    const files = new Map(actionFiles("ListNotes", "lighthouse/note", readDefinition(file, "ListNotes")));
    const action = files.get("src/services/lighthouse/note/actions/ListNotes.ts") ?? "";
    expect(action).toContain('Ids: listOf(string("<What an element is.>"), "<What Ids is.>").optional(),');
    expect(action).toContain('Count: int("<What Count is.>"),');
    expect(action).toContain('alsoPublished: [\n    "A",\n    "B",\n  ],');
    expect(action).not.toContain("Published words");
    expect(action).not.toContain("RequestId");
    expect([...files.keys()]).toContain("test/lighthouse/listNotes.test.ts");
  });
});
