import { mask } from "#kernel/shape.ts";
import { isObject, type Json } from "../call/json.ts";

/** A value without its secrets, and the paths at which they were. */
export interface Unmasked {
  readonly value: Json | undefined;
  readonly omitted: readonly string[];
}

/** What of masked parameters can be sent again: a mask is no value. */
export function withoutMasks(value: Json, path = ""): Unmasked {
  if (typeof value === "string" && value.includes(mask)) return { value: undefined, omitted: [path] };
  if (!Array.isArray(value) && !isObject(value)) return { value, omitted: [] };
  const inner = Object.entries(value).map(([name, one]): readonly [string, Unmasked] => [
    name,
    withoutMasks(one, path ? `${path}.${name}` : name),
  ]);
  const omitted = inner.flatMap(([, one]) => one.omitted);
  const kept = inner.flatMap(([name, one]): [string, Json][] => (one.value === undefined ? [] : [[name, one.value]]));
  return { value: Array.isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept), omitted };
}
