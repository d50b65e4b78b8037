import { isList, isObject, type Json } from "./call.ts";
import type { Source } from "./layout.ts";

/** Syntax of JSON values in a language without request types. */
export interface LiteralSyntax {
  readonly string: (text: string) => string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
  /** The brackets of an object and the padding inside them. */
  readonly object: { readonly open: string; readonly close: string; readonly pad: "" | " " };
  /** The name of a member and its separator. */
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
