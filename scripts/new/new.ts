// Writes the skeleton of an action or of a kind of resource, with its test. Existing files are never overwritten.
import { parseArgs } from "node:util";
import { actionFiles } from "./action.ts";
import { readDefinition } from "./definition.ts";
import { Edits } from "./edits.ts";
import { editForKind, kindFiles } from "./kind.ts";

const usage = `usage:
  npm run new -- action NAME SERVICE/THING [--definition FILE]
  npm run new -- kind NAME [--of-instance] [--without-operations]

NAME of an action: as published, such as DescribeDisks. SERVICE/THING: the folder, such as lighthouse/disk; SERVICE alone
for a service with one thing. FILE: a published definition as JSON ({ actions, objects }), for parameters, fields and codes.
NAME of a kind: in small letters with hyphens, such as disk-backup. --of-instance: it belongs to an instance and is deleted
with it. --without-operations: no operation works on it, so it has no states.`;

const nextForAction = `Next, by steps 2 to 8 of "Add an action" in CONTRIBUTING.md:
1. Replace the texts in angle brackets; write run, the Chinese texts, the test and an example call. Until then tests fail.
2. npm run format && npm run check, and the tests that the recipe names.`;

const nextForKind = `Next, by steps 3 to 9 of "Add a kind of resource with a table" in CONTRIBUTING.md:
1. Replace the texts in angle brackets; complete the columns, kind.ts and, if there is one, states.ts.
2. Add its actions: npm run new -- action NAME lighthouse/KIND.
3. npm run format && npm run check, and the tests that the recipe names.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    definition: { type: "string" },
    "of-instance": { type: "boolean", default: false },
    "without-operations": { type: "boolean", default: false },
  },
});

const edits = new Edits(`${import.meta.dir}/../..`);
const [what, name, place] = positionals;
if (what === "action" && name !== undefined && /^[A-Z]\w+$/.test(name) && place !== undefined) {
  const definition = values.definition === undefined ? undefined : readDefinition(values.definition, name);
  for (const [path, text] of actionFiles(name, place, definition)) edits.create(path, text);
} else if (what === "kind" && name !== undefined && /^[a-z]+(-[a-z]+)*$/.test(name)) {
  const number = edits.nextMigration();
  const options = { ofInstance: values["of-instance"], operations: !values["without-operations"] };
  for (const [path, text] of kindFiles(name, number, options)) edits.create(path, text);
  editForKind(edits, name, number, options);
} else {
  console.error(usage);
  process.exit(2);
}
edits.write();
for (const path of edits.paths) console.log(path);
console.log(`\n${what === "kind" ? nextForKind : nextForAction}`);
