import type { SpecMember, SpecService } from "#spec/spec.ts";

/** The actions that document a code. */
export const actionsDocumenting = ({ actions }: SpecService, code: string): readonly string[] =>
  Object.keys(actions).filter((name) => actions[name]?.errors.includes(code));

/** The distinct structures that members contain, directly or indirectly, in order of occurrence. */
export function reachableTypes(members: readonly SpecMember[], service: SpecService): readonly string[] {
  const found = new Set<string>();
  const context = (some: readonly SpecMember[]): void => {
    for (const { member } of some) {
      const structure = service.objects[member];
      if (!structure || found.has(member)) continue;
      found.add(member);
      context(structure.members);
    }
  };
  context(members);
  return [...found];
}

export interface TypeUsage {
  readonly sentBy: readonly string[];
  readonly returnedBy: readonly string[];
}

/** The actions that accept or return a structure, directly or within another. */
export function typeUsage(service: SpecService, type: string): TypeUsage {
  const entries = Object.entries(service.actions);
  const those = (part: "input" | "output") =>
    entries.filter(([, action]) => reachableTypes(action[part], service).includes(type)).map(([name]) => name);
  return { sentBy: those("input"), returnedBy: those("output") };
}
