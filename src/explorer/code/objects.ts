import type { Typed, TypedMember, TypedObject } from "./typed.ts";

/** The objects of an input, for languages that assign each object to a variable. */
export interface ObjectVariables {
  /** Each object follows the objects that it contains. */
  readonly objects: readonly TypedObject[];
  readonly variables: ReadonlyMap<TypedObject, string>;
}

/** @param reservedNames names that a variable cannot have, because the language or the program uses them */
export function nameVariables(members: readonly TypedMember[], reservedNames: ReadonlySet<string>): ObjectVariables {
  const objects = members.flatMap(({ value }) => collectObjects(value));
  const variables = new Map<TypedObject, string>();
  const counts = new Map<string, number>();
  for (const { name } of objects) counts.set(name, (counts.get(name) ?? 0) + 1);
  const used = new Map<string, number>();
  for (const object of objects) {
    const plain = object.name.charAt(0).toLowerCase() + object.name.slice(1);
    const number = (used.get(object.name) ?? 0) + 1;
    used.set(object.name, number);
    const isAlone = counts.get(object.name) === 1 && !reservedNames.has(plain);
    variables.set(object, isAlone ? plain : `${plain}${number}`);
  }
  return { objects, variables };
}

function collectObjects(value: Typed): readonly TypedObject[] {
  if (value.kind === "list") return value.items.flatMap(collectObjects);
  if (value.kind === "object") return [...value.members.flatMap((member) => collectObjects(member.value)), value];
  return [];
}
