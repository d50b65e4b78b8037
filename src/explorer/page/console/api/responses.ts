import { isObject, type Json, type JsonObject } from "../../call/json.ts";

/** Converts a response to a typed value. Null and absent fields become empty values. */
export type Reader<Value> = (value: Json | undefined) => Value;

export const text: Reader<string> = (value) => (typeof value === "string" ? value : "");
export const number: Reader<number> = (value) => (typeof value === "number" ? value : 0);
export const bool: Reader<boolean> = (value) => value === true;

export const listOf =
  <Value>(each: Reader<Value>): Reader<readonly Value[]> =>
  (value) =>
    Array.isArray(value) ? value.map((one: Json) => each(one)) : [];

type Shape = Readonly<Record<string, Reader<unknown>>>;
/** The result type of a shape's reader. */
export type ValueOf<R> = R extends Reader<infer Value> ? Value : never;

export const objectOf =
  <S extends Shape>(shape: S): Reader<{ readonly [Name in keyof S]: ValueOf<S[Name]> }> =>
  (value) => {
    const from: JsonObject = isObject(value) ? value : {};
    const entries = Object.entries(shape).map(([name, read]) => [name, read(from[name])]);
    // fromEntries() loses the names. They are those of the shape, each with the value of its reader.
    return Object.fromEntries(entries) as { readonly [Name in keyof S]: ValueOf<S[Name]> };
  };
