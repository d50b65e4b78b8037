import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "#kernel/record.ts";
import type { Members } from "#kernel/shape.ts";

/**
 * The type of a value: a word of `typeof` or `null`, a list of one type, or fields with theirs. A field whose name ends
 * in `?` was not in every published element.
 */
export type Type = string | readonly Type[] | { readonly [name: string]: Type };

/** A published call, reduced to what it sends and what its answer is made of; see scripts/examples.mjs. */
export interface Example {
  readonly action: string;
  readonly sites: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly output: { readonly [name: string]: Type };
}

/** The published examples of a service. This project wrote the file, so its form is known. */
export const examplesOf = (service: string): readonly Example[] =>
  parse(readFileSync(join(import.meta.dir, `${service}.yaml`), "utf8"));

/** Where an answer is otherwise than was published; nowhere where each published field is there with its type. */
export function differences(published: Example["output"], answer: unknown, declared: Members): readonly string[] {
  return fieldsOff(published, answer, declared, "");
}

function fieldsOff(types: Example["output"], value: unknown, members: Members | undefined, at: string): string[] {
  if (!isRecord(value)) return [`${at} is no object`];
  return Object.entries(types).flatMap(([named, type]) => {
    const name = named.replace("?", "");
    const where = at === "" ? name : `${at}.${name}`;
    if (!(name in value)) return name === named ? [`${where} is missing`] : [];
    const shape = members?.[name];
    const found = value[name];
    if (found === null) return shape?.nullable ? [] : [`${where} is null`];
    return off(type, found, shape?.object?.members ?? shape?.element?.object?.members, where);
  });
}

function off(type: Type, value: unknown, members: Members | undefined, at: string): string[] {
  if (type === "null") return [];
  if (typeof type === "string") return typeof value === type ? [] : [`${at} is ${typeof value}, not ${type}`];
  if (!isList(type)) return fieldsOff(type, value, members, at);
  if (!Array.isArray(value)) return [`${at} is no list`];
  const [element] = type;
  if (element === undefined) return [];
  if (value.length === 0) return [`${at} is empty`];
  const each = value.map((one: unknown) => off(element, one, members, `${at}[]`));
  // That a list is empty counts only where it is so in every element.
  const counts = (fault: string) => !fault.endsWith(" is empty") || each.every((faults) => faults.includes(fault));
  return [...new Set(each.flat())].filter(counts);
}

const isList = (type: Type): type is readonly Type[] => Array.isArray(type);
