import MiniSearch from "minisearch";
import type { Spec, SpecMember, SpecService } from "#spec/spec.ts";
import { type Language, meaningIn, toldIn } from "../messages.ts";
import { actionDocsPath, actionPath, errorPath, typePath } from "../paths.ts";

/** Something that can be looked for. */
export interface Entry {
  readonly id: string;
  readonly kind: "service" | "category" | "action" | "parameter" | "dataType" | "error";
  readonly name: string;
  /** Whose it is, and what it is for. */
  readonly about: string;
  readonly service: string;
  /** Where it is shown. */
  readonly path: string;
}

/** An index over everything that is declared. It forgives a wrong letter, and finds the middle of long names. */
export function indexOf(spec: Spec, language: Language): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ["name", "words", "about"],
    tokenize: tokensIn,
    storeFields: ["kind", "name", "about", "service", "path"],
    extractField: (entry, field) => ({ ...entry, words: wordsIn(entry.name) })[field] ?? "",
    searchOptions: { boost: { name: 4, words: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(entriesOf(spec, language));
  return index;
}

/** Words, and each Chinese character by itself, since nothing stands between them. */
const tokensIn = (text: string): string[] =>
  text.split(/[\n\r\p{Z}\p{P}]+/u).flatMap((word) => word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []);

/** An action before its parameters, and both before what they are said to be for. */
const weights: Readonly<Record<Entry["kind"], number>> = {
  service: 3,
  action: 4,
  category: 2,
  dataType: 2,
  parameter: 1,
  error: 1,
};

export function find(index: MiniSearch<Entry>, text: string): readonly Entry[] {
  const results = index.search(text, { boostDocument: (_, __, kept) => weights[kindOf(kept?.["kind"])] });
  return results.slice(0, 30).map(({ id, kind, name, about, service, path }) => ({
    id: String(id),
    kind: kindOf(kind),
    name: String(name),
    about: String(about),
    service: String(service),
    path: String(path),
  }));
}

const isKind = (kind: unknown): kind is Entry["kind"] => typeof kind === "string" && kind in weights;
const kindOf = (kind: unknown): Entry["kind"] => (isKind(kind) ? kind : "parameter");

/** `DescribeImagesToShare` as words, so that each of them can be found. */
const wordsIn = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/[._-]/g, " ");

function entriesOf(spec: Spec, language: Language): readonly Entry[] {
  const [anyService = ""] = Object.keys(spec.services);
  const own = Object.entries(spec.services).flatMap(([service, declared]) => [
    ...overview(service, declared, language),
    ...Object.entries(declared.actions).flatMap(([action, { summary, input }]) => [
      {
        id: `${service}.${action}`,
        kind: "action" as const,
        name: action,
        about: toldIn(language, declared, summary),
        service,
        path: actionPath(service, action),
      },
      ...parameters(input, { declared, service, action, language }),
    ]),
    ...types(service, declared),
    ...codes(service, documentedIn(declared), (code) => meaningIn(language, declared.errors[code])),
  ]);
  const common = Object.keys(spec.errors).filter(
    (code) => !own.some(({ kind, name }) => kind === "error" && name === code),
  );
  return [...own, ...codes(anyService, common, (code) => meaningIn(language, spec.errors[code]))];
}

function overview(service: string, declared: SpecService, language: Language): readonly Entry[] {
  const { actions, version } = declared;
  const byCategory = new Map(Object.entries(actions).map(([action, { category }]) => [category, action]));
  const first = Object.keys(actions)[0] ?? "";
  return [
    { id: service, kind: "service", name: service, about: version, service, path: actionPath(service, first) },
    ...[...byCategory].map(([category, action]) => ({
      id: `${service}/${category}`,
      kind: "category" as const,
      name: toldIn(language, declared, category),
      about: service,
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
function parameters(members: readonly SpecMember[], owner: Owner, prefix = ""): readonly Entry[] {
  const { declared, service, action, language } = owner;
  return members.flatMap((member) => {
    const name = `${prefix}${member.name}`;
    const entry: Entry = {
      id: `${service}.${action}#${name}`,
      kind: "parameter",
      name,
      about: `${action}: ${toldIn(language, declared, member.description)}`,
      service,
      path: actionDocsPath(service, action, name.split(".")[0]),
    };
    const inner = prefix.split(".").length < 3 ? (declared.objects[member.member]?.members ?? []) : [];
    return [entry, ...parameters(inner, owner, `${name}.`)];
  });
}

const types = (service: string, { objects }: SpecService): readonly Entry[] =>
  Object.entries(objects).map(([name, { members }]) => ({
    id: `${service}:${name}`,
    kind: "dataType",
    name,
    about: members.map((member) => member.name).join(", "),
    service,
    path: typePath(service, name),
  }));

/** Each code that actions of a service document, once. */
const documentedIn = ({ actions }: SpecService): readonly string[] => [
  ...new Set(Object.values(actions).flatMap(({ errors }) => errors)),
];

const codes = (service: string, some: readonly string[], meaning: (code: string) => string): readonly Entry[] =>
  some.map((code) => ({
    id: `${service}!${code}`,
    kind: "error",
    name: code,
    about: meaning(code),
    service,
    path: errorPath(service, code),
  }));
