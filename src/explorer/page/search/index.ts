import MiniSearch from "minisearch";
import type { Spec, SpecMember, SpecService } from "#spec/spec.ts";
import { actionDocsPath, actionPath, errorPath, typePath } from "../paths.ts";
import { toldIn } from "../told.ts";

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

/** A sentence of a service in the language of the page. */
type Told = (service: SpecService, sentence: string) => string;

/** An index over everything that is declared. It forgives a wrong letter, and finds the middle of long names. */
export function indexOf(spec: Spec, language: "en" | "zh"): MiniSearch<Entry> {
  const told: Told = (service, sentence) => toldIn(language, service, sentence);
  const index = new MiniSearch<Entry>({
    fields: ["name", "words", "about"],
    tokenize: tokensIn,
    storeFields: ["kind", "name", "about", "service", "path"],
    extractField: (entry, field) => ({ ...entry, words: wordsIn(entry.name) })[field] ?? "",
    searchOptions: { boost: { name: 4, words: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(entriesOf(spec, told));
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

function entriesOf(spec: Spec, told: Told): readonly Entry[] {
  return Object.entries(spec.services).flatMap(([service, declared]) => [
    ...overview(service, declared, told),
    ...Object.entries(declared.actions).flatMap(([action, { summary, input }]) => [
      {
        id: `${service}.${action}`,
        kind: "action" as const,
        name: action,
        about: told(declared, summary),
        service,
        path: actionPath(service, action),
      },
      ...parameters(input, { declared, service, action, told }),
    ]),
    ...types(service, declared),
    ...codes(service, declared),
  ]);
}

function overview(service: string, declared: SpecService, told: Told): readonly Entry[] {
  const { actions, version } = declared;
  const byCategory = new Map(Object.entries(actions).map(([action, { category }]) => [category, action]));
  const first = Object.keys(actions)[0] ?? "";
  return [
    { id: service, kind: "service", name: service, about: version, service, path: actionPath(service, first) },
    ...[...byCategory].map(([category, action]) => ({
      id: `${service}/${category}`,
      kind: "category" as const,
      name: told(declared, category),
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
  readonly told: Told;
}

/** Parameters with those inside of structures, by their path. */
function parameters(members: readonly SpecMember[], owner: Owner, prefix = ""): readonly Entry[] {
  const { declared, service, action, told } = owner;
  return members.flatMap((member) => {
    const name = `${prefix}${member.name}`;
    const entry: Entry = {
      id: `${service}.${action}#${name}`,
      kind: "parameter",
      name,
      about: `${action}: ${told(declared, member.description)}`,
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

/** Each code once. */
function codes(service: string, { actions, errors }: SpecService): readonly Entry[] {
  const documented = new Set(Object.values(actions).flatMap((action) => action.errors));
  return [...documented].map((code) => ({
    id: `${service}!${code}`,
    kind: "error",
    name: code,
    about: errors[code]?.en ?? "",
    service,
    path: errorPath(service, code),
  }));
}
