/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object with one member set, or left out with undefined. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...rest } = object;
  if (value === undefined) return rest;
  // A member that was there keeps its place.
  return name in object ? { ...object, [name]: value } : { ...rest, [name]: value };
}

/** What is left of a value when everything that leads to no match is taken away; undefined where nothing matches. */
export function matching(value: Json, needle: string, name = ""): Json | undefined {
  const wanted = needle.toLowerCase();
  if (name.toLowerCase().includes(wanted)) return value;
  if (Array.isArray(value)) {
    const kept = value.flatMap((one: Json) => matching(one, needle) ?? []);
    return kept.length > 0 ? kept : undefined;
  }
  if (isObject(value)) {
    const kept = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
      const found = matching(one, needle, key);
      return found === undefined ? [] : [[key, found]];
    });
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return String(value).toLowerCase().includes(wanted) ? value : undefined;
}

/** How many names and values hold a text. */
export function countMatches(value: Json, needle: string): number {
  const wanted = needle.toLowerCase();
  const holds = (text: string): number => (text.toLowerCase().includes(wanted) ? 1 : 0);
  if (Array.isArray(value)) return value.reduce((sum: number, one: Json) => sum + countMatches(one, needle), 0);
  if (isObject(value)) {
    return Object.entries(value).reduce((sum, [name, one]) => sum + holds(name) + countMatches(one, needle), 0);
  }
  return holds(String(value));
}
