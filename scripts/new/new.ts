// Writes the skeleton of an action or of a kind of resource, with its test. Existing files are never overwritten.
import { parseArgs } from "node:util";
import { actionFiles } from "./action.ts";
import { readDefinition } from "./definition.ts";
import { Edits } from "./edits.ts";
import { editForKind, kindFiles } from "./kind.ts";

const usage = `usage:
  npm run new -- action NAME SERVICE/THING [--definition FILE]
  npm run new -- kind NAME

NAME of an action: as published, such as DescribeDisks. SERVICE/THING: the folder, such as lighthouse/disk; SERVICE alone
for a service with one thing. FILE: a published definition as JSON ({ actions, objects }), for parameters, fields and codes.
NAME of a kind: in small letters with hyphens, such as disk-backup.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { definition: { type: "string" } },
});

const edits = new Edits(`${import.meta.dir}/../..`);
const [what, name, place] = positionals;
if (what === "action" && name !== undefined && /^[A-Z]\w+$/.test(name) && place !== undefined) {
  const definition = values.definition === undefined ? undefined : readDefinition(values.definition, name);
  for (const [path, text] of actionFiles(name, place, definition)) edits.create(path, text);
} else if (what === "kind" && name !== undefined && /^[a-z]+(-[a-z]+)*$/.test(name)) {
  const number = edits.nextMigration();
  for (const [path, text] of kindFiles(name, number)) edits.create(path, text);
  editForKind(edits, name, number);
} else {
  console.error(usage);
  process.exit(2);
}
edits.write();
for (const path of edits.paths) console.log(path);
console.log("\nNext: npm run format && npm run check, then CONTRIBUTING.md.");
