import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "#kernel/record.ts";
import type { Members } from "#kernel/shape.ts";

/**
 * The type of a value: a result of `typeof`, `null`, a list of one type, or fields with their types. A field whose name
 * ends in `?` was not in every published element.
 */
export type Type = string | readonly Type[] | { readonly [name: string]: Type };

/** A published call: its request and the types in its response; see scripts/examples.mjs. */
export interface Example {
  readonly action: string;
  readonly sites: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly output: { readonly [name: string]: Type };
}

/** The published examples of a service. scripts/examples.mjs writes the file, so it is not validated. */
export const examplesOf = (service: string): readonly Example[] =>
  parse(readFileSync(join(import.meta.dir, `${service}.yaml`), "utf8"));

/** The differences from a published response: published fields that are missing or have another type. */
export function differences(published: Example["output"], response: unknown, declared: Members): readonly string[] {
  return fieldDifferences(published, response, declared, "");
}

function fieldDifferences(
  types: Example["output"],
  value: unknown,
  members: Members | undefined,
  at: string,
): string[] {
  if (!isRecord(value)) return [`${at} is not an object`];
  return Object.entries(types).flatMap(([named, type]) => {
    const name = named.replace("?", "");
    const where = at === "" ? name : `${at}.${name}`;
    if (!(name in value)) return name === named ? [`${where} is missing`] : [];
    const shape = members?.[name];
    const found = value[name];
    if (found === null) return shape?.nullable ? [] : [`${where} is null`];
    return valueDifferences(type, found, shape?.object?.members ?? shape?.element?.object?.members, where);
  });
}

function valueDifferences(type: Type, value: unknown, members: Members | undefined, at: string): string[] {
  if (type === "null") return [];
  if (typeof type === "string") return typeof value === type ? [] : [`${at} is ${typeof value}, not ${type}`];
  if (!isList(type)) return fieldDifferences(type, value, members, at);
  if (!Array.isArray(value)) return [`${at} is not a list`];
  const [element] = type;
  if (element === undefined) return [];
  if (value.length === 0) return [`${at} is empty`];
  const each = value.map((one: unknown) => valueDifferences(element, one, members, `${at}[]`));
  // An empty list is a difference only if it is empty in every element.
  const counts = (difference: string) =>
    !difference.endsWith(" is empty") || each.every((all) => all.includes(difference));
  return [...new Set(each.flat())].filter(counts);
}

const isList = (type: Type): type is readonly Type[] => Array.isArray(type);
