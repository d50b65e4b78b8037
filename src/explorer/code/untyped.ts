import { isList, isObject, type Json } from "./call.ts";
import type { Source } from "./layout.ts";

/** How a language without types of its own for a request writes the values of JSON. */
export interface LiteralSyntax {
  readonly string: (text: string) => string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
  /** The brackets of an object, with what stands inside them. */
  readonly object: { readonly open: string; readonly close: string; readonly pad: "" | " " };
  /** How a member begins, its separator included. */
  readonly name: (name: string) => string;
}

export function untypedSource(value: Json, words: LiteralSyntax): Source {
  if (typeof value === "string") return words.string(value);
  if (typeof value === "number") return String(value);
  if (isList(value)) {
    return { open: "[", close: "]", pad: "", items: value.map((one) => ({ value: untypedSource(one, words) })) };
  }
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, one]) => ({
      name: words.name(name),
      value: untypedSource(one, words),
    }));
    return { ...words.object, items };
  }
  return value === null ? words.null : value ? words.true : words.false;
}
