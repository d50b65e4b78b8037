import { isObject, type Json, type JsonObject } from "../../call/json.ts";

/** Makes a typed value of what an answer holds. The API says null or nothing for what there is not: that is empty here. */
export type Reader<Value> = (value: Json | undefined) => Value;

export const text: Reader<string> = (value) => (typeof value === "string" ? value : "");
export const number: Reader<number> = (value) => (typeof value === "number" ? value : 0);
export const bool: Reader<boolean> = (value) => value === true;

export const listOf =
  <Value>(each: Reader<Value>): Reader<readonly Value[]> =>
  (value) =>
    Array.isArray(value) ? value.map((one: Json) => each(one)) : [];

type Shape = Readonly<Record<string, Reader<unknown>>>;
/** What a shape's reader makes. */
export type ValueOf<R> = R extends Reader<infer Value> ? Value : never;

export const objectOf =
  <S extends Shape>(shape: S): Reader<{ readonly [Name in keyof S]: ValueOf<S[Name]> }> =>
  (value) => {
    const from: JsonObject = isObject(value) ? value : {};
    const entries = Object.entries(shape).map(([name, read]) => [name, read(from[name])]);
    // fromEntries() knows no names; they are those of the shape, each with what its own reader made.
    return Object.fromEntries(entries) as { readonly [Name in keyof S]: ValueOf<S[Name]> };
  };
