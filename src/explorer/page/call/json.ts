/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Sets a member of an object, or removes it if the value is undefined. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...rest } = object;
  if (value === undefined) return rest;
  // An existing member keeps its position.
  return name in object ? { ...object, [name]: value } : { ...rest, [name]: value };
}

/** Removes everything from a value that does not contain a match. Undefined if nothing matches. */
export function filterMatches(value: Json, needle: string, name = ""): Json | undefined {
  const wanted = needle.toLowerCase();
  if (name.toLowerCase().includes(wanted)) return value;
  if (Array.isArray(value)) {
    const matches = value.flatMap((element: Json) => filterMatches(element, needle) ?? []);
    return matches.length > 0 ? matches : undefined;
  }
  if (isObject(value)) {
    const matches = Object.entries(value).flatMap(([key, element]): [string, Json][] => {
      const found = filterMatches(element, needle, key);
      return found === undefined ? [] : [[key, found]];
    });
    return matches.length > 0 ? Object.fromEntries(matches) : undefined;
  }
  return String(value).toLowerCase().includes(wanted) ? value : undefined;
}

/** The number of member names and values that contain the text. */
export function countMatches(value: Json, needle: string): number {
  const wanted = needle.toLowerCase();
  const holds = (text: string): number => (text.toLowerCase().includes(wanted) ? 1 : 0);
  if (Array.isArray(value)) return value.reduce((sum: number, element: Json) => sum + countMatches(element, needle), 0);
  if (isObject(value)) {
    return Object.entries(value).reduce((sum, [name, element]) => sum + holds(name) + countMatches(element, needle), 0);
  }
  return holds(String(value));
}
