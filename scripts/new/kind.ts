import type { Edits } from "./edits.ts";

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`-${name}`);
const tableOf = (name: string): string => `${name.replaceAll("-", "_")}s`;

export interface KindOptions {
  /** Whether its rows have an `instance_id` and are deleted with that instance. */
  readonly ofInstance?: boolean;
  /** Whether operations work on it. Without them it has no states. */
  readonly operations?: boolean;
}

/** The files of a new kind of resource of Lighthouse: record, row access, states, messages, translations, migration. */
export function kindFiles(
  name: string,
  number: string,
  options: KindOptions = {},
): readonly (readonly [path: string, text: string])[] {
  const folder = `src/services/lighthouse/${name}`;
  const { operations = true } = options;
  return [
    [`${folder}/kind.ts`, kind(name, options)],
    [`${folder}/rows.ts`, rows(name)],
    ...(operations ? [[`${folder}/states.ts`, states(name)] as const] : []),
    [`${folder}/messages.ts`, messages(name)],
    [`${folder}/chinese.ts`, chinese(name)],
    [`src/store/migrations/${number}-${name}s.ts`, migration(name, options)],
    [`test/lighthouse/${camel(name)}s.test.ts`, test(name)],
  ];
}

/** Adds the lines by which the rest of the project finds the kind. */
export function editForKind(edits: Edits, name: string, number: string, options: KindOptions = {}): void {
  const lighthouse = "src/services/lighthouse";
  const [one, many] = [camel(name), `${camel(name)}s`];
  edits.insertBefore(`${lighthouse}/kinds.ts`, /^import/, `import { ${one}Kind } from "./${name}/kind.ts";`);
  edits.insertBefore(`${lighthouse}/kinds.ts`, /^\]\);/, `  ${one}Kind,`);
  edits.insertBefore(`${lighthouse}/messages.ts`, /^import/, `import { ${one}Messages } from "./${name}/messages.ts";`);
  edits.insertBefore(`${lighthouse}/messages.ts`, /^\s*\.\.\.\w+Messages/, `  ...${one}Messages,`);
  edits.insertBefore(`${lighthouse}/chinese.ts`, /^import/, `import { ${one}Chinese } from "./${name}/chinese.ts";`);
  edits.insertBefore(`${lighthouse}/chinese.ts`, /^\s*\.\.\.\w+Chinese/, `  ...${one}Chinese,`);
  edits.insertBefore(`${lighthouse}/scope.ts`, /^import/, `import { ${pascal(name)}s } from "./${name}/rows.ts";`);
  const getter = `  get ${many}() {\n    return new ${pascal(name)}s(this.rows);\n  }`;
  edits.insertBefore(`${lighthouse}/scope.ts`, /^ {2}get blueprints\(\)/, getter);
  const migrate = "src/store/migrate.ts";
  edits.insertBefore(
    migrate,
    /^import \{ UnusableDatabaseError/,
    `import * as m${number} from "./migrations/${number}-${name}s.ts";`,
  );
  edits.insertBefore(migrate, /^\];/, `  m${number},`);
  edits.insertBefore("src/store/tables/lighthouse.ts", /^\s*\/\*\* Running operations/, columns(name, options));
}

function kind(name: string, { ofInstance = false, operations = true }: KindOptions): string {
  const paths = `${camel(name)}Paths`;
  return `import type { ResourceKind } from "../work/kinds.ts";
${operations ? `import { ${paths} } from "./states.ts";\n` : ""}
export const ${camel(name)}Kind: ResourceKind = {
  name: "${name}",
  table: "${tableOf(name)}",
  idPrefix: "<lh${name}>",${operations ? `\n  states: [{ title: "<${pascal(name)}s>", paths: ${paths} }],` : ""}${ofInstance ? '\n  belongsTo: "instance",' : ""}
};
`;
}

const rows = (name: string): string => `import { type NewRow, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

export type ${pascal(name)}Row = Tables["${tableOf(name)}"];

/** The ${name}s of one account in one region. */
export class ${pascal(name)}s {
  constructor(private readonly scope: StoreScope) {}

  /** Newest first. */
  async all(): Promise<readonly ${pascal(name)}Row[]> {
    return rowsIn(this.scope, "${tableOf(name)}").select().selectAll().orderBy("created", "desc").orderBy("id").execute();
  }

  async find(id: string): Promise<${pascal(name)}Row | undefined> {
    return rowsIn(this.scope, "${tableOf(name)}").select().selectAll().where("id", "=", id).executeTakeFirst();
  }

  async add(row: NewRow<"${tableOf(name)}">): Promise<void> {
    await rowsIn(this.scope, "${tableOf(name)}").insert(row);
  }
}
`;

const states = (name: string): string => `import type { Paths } from "../work/paths.ts";

/** ${pascal(name)}s: the states in which an operation is accepted, and the states that it leads through. */
export const ${camel(name)}Paths = {} as const satisfies Paths;
`;

const messages = (name: string): string => `import type { Messages } from "#kernel/errors.ts";

/** Messages of the codes that concern ${name}s. */
export const ${camel(name)}Messages = {} as const satisfies Messages;
`;

/** Translations of the texts that the actions and structures of the folder declare. */
const chinese = (
  name: string,
): string => `/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const ${camel(name)}Chinese: Readonly<Record<string, string>> = {};
`;

function migration(name: string, { ofInstance = false, operations = true }: KindOptions): string {
  const table = tableOf(name);
  const index = `create index ${table}_instance on ${table} (account, region, instance_id)`;
  const columns = [
    ...["account text not null", "region text not null", "id text not null"],
    ...(ofInstance ? ["instance_id text not null"] : []),
    "name text not null",
    ...(operations ? ["state text not null"] : []),
    "created bigint not null",
    ...(operations
      ? ["latest_operation text", "latest_state text", "latest_request text", "latest_started bigint"]
      : []),
    "primary key (account, region, id)",
  ];
  return `/** ${pascal(name)}s. */
export const statements = [
  \`create table ${table} (
    ${columns.join(",\n    ")}
  )\`,${ofInstance ? `\n  "${index}",` : ""}
];
`;
}

/** The type of a row; `LatestOperation` holds the columns that operations write. */
function columns(name: string, { ofInstance = false, operations = true }: KindOptions): string {
  const members = [
    ...["account: string", "region: string", "id: string"],
    ...(ofInstance ? ["instance_id: string"] : []),
    "name: string",
    ...(operations ? ["state: string"] : []),
    "created: number",
  ];
  return `  /** <What a row is.> */
  ${tableOf(name)}: ${operations ? "LatestOperation & " : ""}{
    ${members.join(";\n    ")};
  };`;
}

const test = (name: string): string => `import { describe, expect, test } from "bun:test";
import { kinds } from "#services/lighthouse/kinds.ts";

describe("${name}s", () => {
  test("are a kind with a table", () => {
    expect(kinds.get("${name}").table).toBe("${tableOf(name)}");
  });
});
`;
