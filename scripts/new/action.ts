import type { DefinedAction, DefinedMember } from "./definition.ts";

const nothing: DefinedAction = { input: [], output: [], errors: [] };

/** The list of regions in `#services/regions.ts` that a service uses. The other services are global. */
const regionLists: Readonly<Record<string, string>> = {
  lighthouse: "lighthouseRegions",
  monitor: "lighthouseRegions",
  cvm: "cvmRegions",
  vpc: "cvmRegions",
  tat: "cvmRegions",
};

/** Actions that only read. All others get `atomic`. */
const reads = /^(Describe|Get|List|Inquire|Query)/;

/** The files of a new action: its declaration and its test. Texts in angle brackets are to be replaced. */
export function actionFiles(
  name: string,
  place: string,
  definition: DefinedAction = nothing,
): readonly (readonly [path: string, text: string])[] {
  const [service = "", thing] = place.split("/");
  const file = thing === undefined ? `actions/${name}.ts` : `${thing}/actions/${name}.ts`;
  return [
    [`src/services/${service}/${file}`, declaration(name, service, thing, definition)],
    [`test/${service}/${name.charAt(0).toLowerCase()}${name.slice(1)}.test.ts`, test(name, service)],
  ];
}

function declaration(name: string, service: string, thing: string | undefined, definition: DefinedAction): string {
  const { input, output, errors } = definition;
  const scope = thing === undefined ? "../scope.ts" : "../../scope.ts";
  const fields = new Set([...input, ...output].flatMap(buildersOf));
  const regions = regionLists[service];
  const imports = [
    ...(fields.size > 0 ? [`import { ${[...fields].toSorted().join(", ")} } from "#kernel/fields.ts";`] : []),
    ...(regions ? [`import { ${regions} } from "#services/regions.ts";`] : []),
    `import { action } from "${scope}";`,
  ];
  return `${imports.join("\n")}

export default action({
  name: "${name}",
  category: "<published category>",
  summary: "<What it does, in one sentence.>",
  rateLimit: 20,
  regions: ${regions ?? '"global"'},${reads.test(name) ? "" : "\n  atomic: true,"}

  input: {${membersText(input, (member) => (member.required ? "" : ".optional()"))}},

  output: {${membersText(output, () => "")}},

  // Move each code here that a rule or \`run\` raises.
  raises: [],
  alsoPublished: [${errors.map((code) => `\n    "${code}",`).join("")}${errors.length > 0 ? "\n  " : ""}],

  async run() {
    throw new Error("${name} is not written yet");
  },
});
`;
}

function membersText(members: readonly DefinedMember[], suffix: (member: DefinedMember) => string): string {
  if (members.length === 0) return "";
  return `${members.map((member) => `\n    ${member.name}: ${fieldOf(member)}${suffix(member)},`).join("")}\n  `;
}

const scalars = ["string", "int", "float", "bool"];

function fieldOf({ name, type, list }: DefinedMember): string {
  const about = `"<What ${name} is.>"`;
  const element = scalars.includes(type) ? `${type}("<What an element is.>")` : type;
  if (list) return `listOf(${element}, ${about})`;
  return scalars.includes(type) ? `${type}(${about})` : `object(${type}, ${about})`;
}

const buildersOf = ({ type, list }: DefinedMember): readonly string[] => {
  const scalar = scalars.includes(type);
  return [...(list ? ["listOf"] : []), ...(scalar ? [type] : list ? [] : ["object"])];
};

// The installed SDK may lack the action. `request` calls any action, without types.
const test = (name: string, service: string): string => `import { afterAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";

const cloud = await TestCloud.start();
afterAll(() => cloud[Symbol.asyncDispose]());

describe("${name}", () => {
  test("<says in a full sentence what the action does>", async () => {
    const response = await cloud.${service}().request("${name}", {});
    expect(response).toEqual({ RequestId: expect.any(String) });
  });
});
`;
