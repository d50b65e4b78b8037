import MiniSearch from "minisearch";
import type { Spec, SpecMember, SpecService } from "#spec/spec.ts";
import { actionDocsPath, actionPath, errorPath, typePath } from "../paths.ts";
import { errorText, type Language, translated } from "../translations.ts";

/** Something that can be looked for. */
export interface SearchEntry {
  readonly id: string;
  readonly kind: "service" | "category" | "action" | "parameter" | "dataType" | "error";
  readonly name: string;
  /** Where it belongs, and its purpose. */
  readonly description: string;
  readonly service: string;
  /** Path of its page. */
  readonly path: string;
}

/** An index over everything that is declared. It forgives a wrong letter, and finds the middle of long names. */
export function buildIndex(spec: Spec, language: Language): MiniSearch<SearchEntry> {
  const index = new MiniSearch<SearchEntry>({
    fields: ["name", "words", "description"],
    tokenize: tokenize,
    storeFields: ["kind", "name", "description", "service", "path"],
    extractField: (entry, field) => ({ ...entry, words: splitWords(entry.name) })[field] ?? "",
    searchOptions: { boost: { name: 4, words: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(entriesOf(spec, language));
  return index;
}

/** Splits text into words, and Chinese text into characters, because it has no spaces. */
const tokenize = (text: string): string[] =>
  text.split(/[\n\r\p{Z}\p{P}]+/u).flatMap((word) => word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []);

/** An action before its parameters, and both before what they are said to be for. */
const weights: Readonly<Record<SearchEntry["kind"], number>> = {
  service: 3,
  action: 4,
  category: 2,
  dataType: 2,
  parameter: 1,
  error: 1,
};

export function find(index: MiniSearch<SearchEntry>, text: string): readonly SearchEntry[] {
  const results = index.search(text, { boostDocument: (_, __, kept) => weights[kindOf(kept?.["kind"])] });
  return results.slice(0, 30).map(({ id, kind, name, description, service, path }) => ({
    id: String(id),
    kind: kindOf(kind),
    name: String(name),
    description: String(description),
    service: String(service),
    path: String(path),
  }));
}

const isKind = (kind: unknown): kind is SearchEntry["kind"] => typeof kind === "string" && kind in weights;
const kindOf = (kind: unknown): SearchEntry["kind"] => (isKind(kind) ? kind : "parameter");

/** Splits a name such as `DescribeImagesToShare` into words, so that search finds each of them. */
const splitWords = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/[._-]/g, " ");

function entriesOf(spec: Spec, language: Language): readonly SearchEntry[] {
  const [anyService = ""] = Object.keys(spec.services);
  const own = Object.entries(spec.services).flatMap(([service, declared]) => [
    ...serviceEntries(service, declared, language),
    ...Object.entries(declared.actions).flatMap(([action, { summary, input }]) => [
      {
        id: `${service}.${action}`,
        kind: "action" as const,
        name: action,
        description: translated(language, declared, summary),
        service,
        path: actionPath(service, action),
      },
      ...parameterEntries(input, { declared, service, action, language }),
    ]),
    ...typeEntries(service, declared),
    ...errorEntries(service, documentedCodes(declared), (code) => errorText(language, declared.errors[code])),
  ]);
  const common = Object.keys(spec.errors).filter(
    (code) => !own.some(({ kind, name }) => kind === "error" && name === code),
  );
  return [...own, ...errorEntries(anyService, common, (code) => errorText(language, spec.errors[code]))];
}

function serviceEntries(service: string, declared: SpecService, language: Language): readonly SearchEntry[] {
  const { actions, version } = declared;
  const byCategory = new Map(Object.entries(actions).map(([action, { category }]) => [category, action]));
  const first = Object.keys(actions)[0] ?? "";
  return [
    { id: service, kind: "service", name: service, description: version, service, path: actionPath(service, first) },
    ...[...byCategory].map(([category, action]) => ({
      id: `${service}/${category}`,
      kind: "category" as const,
      name: translated(language, declared, category),
      description: service,
      service,
      path: actionPath(service, action),
    })),
  ];
}

interface Owner {
  readonly declared: SpecService;
  readonly service: string;
  readonly action: string;
  readonly language: Language;
}

/** Parameters with those inside of structures, by their path. */
function parameterEntries(members: readonly SpecMember[], owner: Owner, prefix = ""): readonly SearchEntry[] {
  const { declared, service, action, language } = owner;
  return members.flatMap((member) => {
    const name = `${prefix}${member.name}`;
    const entry: SearchEntry = {
      id: `${service}.${action}#${name}`,
      kind: "parameter",
      name,
      description: `${action}: ${translated(language, declared, member.description)}`,
      service,
      path: actionDocsPath(service, action, name.split(".")[0]),
    };
    const inner = prefix.split(".").length < 3 ? (declared.objects[member.member]?.members ?? []) : [];
    return [entry, ...parameterEntries(inner, owner, `${name}.`)];
  });
}

const typeEntries = (service: string, { objects }: SpecService): readonly SearchEntry[] =>
  Object.entries(objects).map(([name, { members }]) => ({
    id: `${service}:${name}`,
    kind: "dataType",
    name,
    description: members.map((member) => member.name).join(", "),
    service,
    path: typePath(service, name),
  }));

/** The distinct error codes that the actions of a service document. */
const documentedCodes = ({ actions }: SpecService): readonly string[] => [
  ...new Set(Object.values(actions).flatMap(({ errors }) => errors)),
];

const errorEntries = (
  service: string,
  some: readonly string[],
  meaning: (code: string) => string,
): readonly SearchEntry[] =>
  some.map((code) => ({
    id: `${service}!${code}`,
    kind: "error",
    name: code,
    description: meaning(code),
    service,
    path: errorPath(service, code),
  }));
