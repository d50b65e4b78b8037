import { publishedCodes } from "#kernel/action.ts";
import type { Messages } from "#kernel/errors.ts";
import type { Rule } from "#kernel/rules.ts";
import { type Members, memberOf, type Shape, type Structure } from "#kernel/shape.ts";
import { commonMessages } from "#protocol/messages.ts";
import { services } from "#services/index.ts";
import { chinese } from "./chinese.ts";
import type { Spec, SpecAction, SpecMember, SpecRule, SpecService } from "./spec.ts";

/** The declarations of all services. */
export async function exportSpec(): Promise<Spec> {
  const entries = [...services.values()].map(async (service): Promise<[string, SpecService]> => {
    const names = [...service.actions].sort();
    const loaded = await Promise.all(names.map((name) => service.load(name)));
    const objects = new Map<string, Structure>();
    const actions = loaded.map(({ published, input, output }): [string, SpecAction] => {
      const { name, category, summary, rateLimit, regions, raises } = published;
      const errors = publishedCodes(published);
      collect(input, objects);
      collect(output, objects);
      const parts = { input: members(input), output: members(output) };
      return [name, { summary, category, rateLimit, regions, ...parts, errors, raises }];
    });
    const structures = [...objects.values()].sort((a, b) => a.name.localeCompare(b.name));
    const declared = new Set(loaded.flatMap(({ published }) => publishedCodes(published)));
    return [
      service.name,
      {
        version: service.version,
        actions: Object.fromEntries(actions),
        objects: Object.fromEntries(structures.map((one) => [one.name, { members: members(one.members) }])),
        errors: textsOf(declared, service.messages),
        chinese: chinese[service.name] ?? {},
      },
    ];
  });
  return { services: Object.fromEntries(await Promise.all(entries)), errors: commonMessages };
}

/** The product's messages of some codes. Codes without one are in the common list. */
function textsOf(codes: ReadonlySet<string>, texts: Messages): Messages {
  return Object.fromEntries([...codes].sort().flatMap((code) => (texts[code] ? [[code, texts[code]]] : [])));
}

function members(of: Members): readonly SpecMember[] {
  return Object.entries(of).map(([name, shape]) => ({
    name,
    type: shape.kind,
    member: memberOf(shape),
    required: shape.required,
    description: shape.about,
    ...(shape.fallback !== undefined && { default: shape.fallback }),
    ...(shape.secret && { secret: true as const }),
    ...(shape.rules.length > 0 && { rules: shape.rules.map(toSpec) }),
    ...(shape.element && shape.element.rules.length > 0 && { elementRules: shape.element.rules.map(toSpec) }),
  }));
}

function toSpec(rule: Rule): SpecRule {
  return rule.rule === "pattern" ? { ...rule, pattern: rule.pattern.source } : rule;
}

/** Collects every structure that parameters or fields contain, directly or indirectly. */
function collect(of: Members, found: Map<string, Structure>): void {
  for (const shape of Object.values(of)) {
    const structure = structureOf(shape);
    if (!structure || found.has(structure.name)) continue;
    found.set(structure.name, structure);
    collect(structure.members, found);
  }
}

function structureOf(shape: Shape): Structure | undefined {
  return shape.element ? structureOf(shape.element) : shape.object;
}
