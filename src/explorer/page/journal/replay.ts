import { mask } from "#kernel/shape.ts";
import { isObject, type Json } from "../call/json.ts";

/** A value without its secrets, and the paths at which they were. */
export interface Unmasked {
  readonly value: Json | undefined;
  readonly leftOut: readonly string[];
}

/** What of masked parameters can be sent again: a mask is no value. */
export function unmasked(value: Json, path = ""): Unmasked {
  if (typeof value === "string" && value.includes(mask)) return { value: undefined, leftOut: [path] };
  if (!Array.isArray(value) && !isObject(value)) return { value, leftOut: [] };
  const inner = Object.entries(value).map(([name, one]): readonly [string, Unmasked] => [
    name,
    unmasked(one, path ? `${path}.${name}` : name),
  ]);
  const leftOut = inner.flatMap(([, one]) => one.leftOut);
  const kept = inner.flatMap(([name, one]): [string, Json][] => (one.value === undefined ? [] : [[name, one.value]]));
  return { value: Array.isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept), leftOut };
}
