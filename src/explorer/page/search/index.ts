import MiniSearch from "minisearch";
import type { Spec, SpecMember, SpecService } from "#spec/spec.ts";

/** Something that can be looked for. */
export interface Entry {
  readonly id: string;
  readonly kind: "service" | "category" | "action" | "parameter" | "error";
  readonly name: string;
  /** Whose it is, and what it is for. */
  readonly about: string;
  readonly service: string;
  /** The action to open. */
  readonly action: string;
}

/** An index over everything that is declared. It forgives a wrong letter, and finds the middle of long names. */
export function indexOf(spec: Spec): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ["name", "words", "about"],
    storeFields: ["kind", "name", "about", "service", "action"],
    extractField: (entry, field) => {
      const fields: Readonly<Record<string, string>> = { ...entry, words: wordsIn(entry.name) };
      return fields[field] ?? "";
    },
    searchOptions: { boost: { name: 4, words: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(entriesOf(spec));
  return index;
}

/** An action before its parameters, and both before what they are said to be for. */
const weights: Readonly<Record<Entry["kind"], number>> = {
  service: 3,
  action: 4,
  category: 2,
  parameter: 1,
  error: 1,
};

export function find(index: MiniSearch<Entry>, text: string): readonly Entry[] {
  const results = index.search(text, { boostDocument: (_, __, kept) => weights[kindOf(kept?.["kind"])] });
  return results.slice(0, 30).map(({ id, kind, name, about, service, action }) => ({
    id: String(id),
    kind: kindOf(kind),
    name: String(name),
    about: String(about),
    service: String(service),
    action: String(action),
  }));
}

const kindOf = (kind: unknown): Entry["kind"] =>
  kind === "service" || kind === "category" || kind === "action" || kind === "error" ? kind : "parameter";

/** `DescribeImagesToShare` as words, so that each of them can be found. */
const wordsIn = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/[._-]/g, " ");

function entriesOf(spec: Spec): readonly Entry[] {
  return Object.entries(spec.services).flatMap(([service, declared]) => [
    ...overview(service, declared),
    ...Object.entries(declared.actions).flatMap(([action, { summary, input }]) => [
      { id: `${service}.${action}`, kind: "action" as const, name: action, about: summary, service, action },
      ...parameters(input, declared, service, action),
    ]),
    ...codes(service, declared),
  ]);
}

function overview(service: string, { actions, version }: SpecService): readonly Entry[] {
  const byCategory = new Map(Object.entries(actions).map(([action, { category }]) => [category, action]));
  const first = Object.keys(actions)[0] ?? "";
  return [
    { id: service, kind: "service", name: service, about: version, service, action: first },
    ...[...byCategory].map(([category, action]) => ({
      id: `${service}/${category}`,
      kind: "category" as const,
      name: category,
      about: service,
      service,
      action,
    })),
  ];
}

/** Parameters with those inside of structures, by their path. */
function parameters(
  members: readonly SpecMember[],
  declared: SpecService,
  service: string,
  action: string,
  prefix = "",
): readonly Entry[] {
  return members.flatMap((member) => {
    const name = `${prefix}${member.name}`;
    const entry: Entry = {
      id: `${service}.${action}#${name}`,
      kind: "parameter",
      name,
      about: `${action}: ${member.description}`,
      service,
      action,
    };
    const inner = prefix.split(".").length < 3 ? (declared.objects[member.member]?.members ?? []) : [];
    return [entry, ...parameters(inner, declared, service, action, `${name}.`)];
  });
}

/** Each code once, with the first action that documents it. */
function codes(service: string, { actions, errors }: SpecService): readonly Entry[] {
  const first = new Map<string, string>();
  for (const [action, { errors: documented }] of Object.entries(actions)) {
    for (const code of documented) if (!first.has(code)) first.set(code, action);
  }
  return [...first].map(([code, action]) => ({
    id: `${service}!${code}`,
    kind: "error",
    name: code,
    about: errors[code]?.en ?? "",
    service,
    action,
  }));
}
