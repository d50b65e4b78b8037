import { type Call, isList, isObject, type Json, type JsonObject, type Member, type Shapes } from "./call.ts";

/** A value with the type that the SDKs of typed languages give it. */
export type Typed =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "int" | "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | TypedList
  | TypedObject;

export interface TypedList {
  readonly kind: "list";
  /** A kind of value, or the name of an object. */
  readonly element: string;
  readonly items: readonly Typed[];
}

export interface TypedObject {
  readonly kind: "object";
  readonly name: string;
  readonly members: readonly TypedMember[];
}

export interface TypedMember {
  readonly name: string;
  readonly value: Typed;
}

/** The input of a call with its types. A null is as good as nothing to every SDK, and left out. */
export function typedInput({ action, input }: Call, shapes: Shapes): readonly TypedMember[] {
  return typedMembers(input, shapes.actions[action]?.input ?? [], shapes);
}

function typedMembers(value: JsonObject, members: readonly Member[], shapes: Shapes): readonly TypedMember[] {
  return Object.entries(value).flatMap(([name, one]) => {
    // Skip members that are not valid identifiers: they must not become code.
    if (!/^\w+$/.test(name)) return [];
    const known = members.find((member) => member.name === name)?.member;
    const typed = typedValue(one, known ?? name, shapes);
    return typed ? [{ name, value: typed }] : [];
  });
}

/** Undeclared members get the type of their value; the compiler then reports the error. */
function typedValue(value: Json, declared: string, shapes: Shapes): Typed | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return { kind: "string", value };
  if (typeof value === "boolean") return { kind: "bool", value };
  if (typeof value === "number") {
    return { kind: declared === "float" || !Number.isInteger(value) ? "float" : "int", value };
  }
  if (isList(value)) {
    return { kind: "list", element: declared, items: value.flatMap((one) => typedValue(one, declared, shapes) ?? []) };
  }
  if (!isObject(value)) return undefined;
  const members = shapes.objects[declared]?.members ?? [];
  return { kind: "object", name: declared, members: typedMembers(value, members, shapes) };
}

/** Whether a kind is one of the simple ones, and not the name of an object. */
export function isSimple(kind: string): kind is "string" | "int" | "float" | "bool" {
  return kind === "string" || kind === "int" || kind === "float" || kind === "bool";
}

/** The names of all objects that members have or could have: an empty list is one of something, too. */
export function objectNames(members: readonly TypedMember[]): readonly string[] {
  const namesIn = (value: Typed): readonly string[] => {
    if (value.kind === "object") return [value.name, ...objectNames(value.members)];
    if (value.kind !== "list") return [];
    return [...(isSimple(value.element) ? [] : [value.element]), ...value.items.flatMap(namesIn)];
  };
  return members.flatMap(({ value }) => namesIn(value));
}
