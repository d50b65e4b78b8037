import type { SpecMember } from "#spec/spec.ts";

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** One call of an action, from which a program is written. */
export interface Call {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** Empty where the action is served everywhere alike. */
  readonly region: string;
  readonly input: JsonObject;
  /** Where Skerry serves, such as `http://127.0.0.1:20324`; absent for the real service. */
  readonly endpoint?: { readonly url: string };
}

/** The environment variables with the credentials, so that programs contain no keys. */
export const environment = {
  secretId: "TENCENTCLOUD_SECRET_ID",
  secretKey: "TENCENTCLOUD_SECRET_KEY",
  /** Set for temporary keys only. */
  token: "TENCENTCLOUD_TOKEN",
} as const;

export type Member = Pick<SpecMember, "name" | "type" | "member">;

/** What the exported specification says of one service's types. */
export interface Shapes {
  readonly actions: Readonly<Record<string, { readonly input: readonly Member[] }>>;
  readonly objects: Readonly<Record<string, { readonly members: readonly Member[] }>>;
}

/** A language or tool for which programs are written. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** What to save the program as. */
  readonly file: string;
  /** As highlighters call it. */
  readonly language: string;
  /** The commands that install what the program needs; empty where nothing is. */
  install(call: Call): readonly string[];
  /** The command that runs the saved program. */
  run(call: Call): string;
  /** The whole program; undefined where the target has nothing for this action. */
  generate(call: Call, shapes: Shapes): string | undefined;
}

/** Whether a value is an object with members. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Like Array.isArray, but keeps the element type. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
