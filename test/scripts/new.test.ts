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
    expect(edits.paths).toContain("src/services/lighthouse/chinese.ts");
    expect(edits.paths).toHaveLength(13);
  });

  test("writes a kind without operations without states, and one of an instance with its id", () => {
    const files = new Map(kindFiles("note", "0099", { ofInstance: true, operations: false }));
    expect([...files.keys()]).not.toContain("src/services/lighthouse/note/states.ts");
    expect(files.get("src/services/lighthouse/note/kind.ts")).toContain('belongsTo: "instance"');
    const migration = files.get("src/store/migrations/0099-notes.ts");
    expect(migration).toContain("instance_id text not null");
    expect(migration).not.toContain("state text");
    const edits = new Edits(root);
    editForKind(edits, "note", "0099", { ofInstance: true, operations: false });
    const tables = edits.textOf("src/store/tables/lighthouse.ts");
    expect(tables).toMatch(/ {2}notes: \{[^}]*\binstance_id: string;[^}]*\};\n {2}\/\*\* Running operations/);
  });

  test("writes an action without parameters without an unused import, and a test that needs no SDK method", () => {
    const [[, declaration] = [], [, test] = []] = actionFiles("DescribeNotes", "lighthouse/note");
    expect(declaration).not.toContain("#kernel/fields.ts");
    expect(declaration).not.toContain("atomic");
    expect(test).toContain('request("DescribeNotes", {})');
    const [[, ofCam] = []] = actionFiles("CreateNote", "cam/note");
    expect(ofCam).toContain('regions: "global",\n  atomic: true,');
    expect(ofCam).not.toContain("regions.ts");
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
