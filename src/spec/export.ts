import { type Members, memberOf, type Shape, type Structure } from "#kernel/shape.ts";
import { services } from "#services/index.ts";

/** A parameter or field as the exported specification writes it. */
export interface SpecMember {
  readonly name: string;
  readonly type: string;
  /** The element of a list, or the name of an object. */
  readonly member: string;
  readonly required: boolean;
  readonly description: string;
}

export interface Spec {
  readonly services: Readonly<Record<string, SpecService>>;
}

interface SpecService {
  readonly version: string;
  readonly actions: Readonly<Record<string, unknown>>;
  readonly objects: Readonly<Record<string, { readonly members: readonly SpecMember[] }>>;
}

/** Everything that is declared, of all services. */
export async function exportSpec(): Promise<Spec> {
  const entries = [...services.values()].map(async (service): Promise<[string, SpecService]> => {
    const names = [...service.actions].sort();
    const loaded = await Promise.all(names.map((name) => service.load(name)));
    const objects = new Map<string, Structure>();
    const actions = loaded.map(({ published, input, output }) => {
      const { name, category, summary, rateLimit, regions, errors } = published;
      collect(input, objects);
      collect(output, objects);
      return [name, { summary, category, rateLimit, regions, input: members(input), output: members(output), errors }];
    });
    const structures = [...objects.values()].sort((a, b) => a.name.localeCompare(b.name));
    return [
      service.name,
      {
        version: service.version,
        actions: Object.fromEntries(actions),
        objects: Object.fromEntries(structures.map((one) => [one.name, { members: members(one.members) }])),
      },
    ];
  });
  return { services: Object.fromEntries(await Promise.all(entries)) };
}

function members(of: Members): readonly SpecMember[] {
  return Object.entries(of).map(([name, shape]) => ({
    name,
    type: shape.kind,
    member: memberOf(shape),
    required: shape.required,
    description: shape.about,
  }));
}

/** Every structure that parameters or fields lead to. */
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
