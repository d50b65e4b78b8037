import type { Message } from "#kernel/errors.ts";
import type { Rule } from "#kernel/rules.ts";

/** The declarations of all services as JSON. `skerry spec` prints it, and the explorer is built from it. */
export interface Spec {
  readonly services: Readonly<Record<string, SpecService>>;
  /** The codes that every action may return, with their messages. */
  readonly errors: Readonly<Record<string, Message>>;
}

export interface SpecService {
  readonly version: string;
  readonly actions: Readonly<Record<string, SpecAction>>;
  readonly objects: Readonly<Record<string, { readonly members: readonly SpecMember[] }>>;
  /** Messages of the product's own codes. */
  readonly errors: Readonly<Record<string, Message>>;
  /** Chinese summaries, descriptions and categories, by their English text. */
  readonly chinese: Readonly<Record<string, string>>;
}

export interface SpecAction {
  readonly summary: string;
  readonly category: string;
  /** Requests per second of one account in one region. */
  readonly rateLimit: number;
  readonly regions: readonly string[] | "global";
  readonly input: readonly SpecMember[];
  readonly output: readonly SpecMember[];
  /** All published codes. */
  readonly errors: readonly string[];
  /** The published codes that this implementation raises; the others have no cause here. */
  readonly raises: readonly string[];
}

/** A parameter or field. */
export interface SpecMember {
  readonly name: string;
  readonly type: "string" | "int" | "float" | "bool" | "list" | "object";
  /** The element type of a list, or the name of an object. */
  readonly member: string;
  readonly required: boolean;
  readonly description: string;
  readonly default?: unknown;
  /** The value never appears in messages, logs or the journal. */
  readonly secret?: true;
  readonly rules?: readonly SpecRule[];
  /** Rules for each element of a list. */
  readonly elementRules?: readonly SpecRule[];
}

/** A rule with its pattern as text. */
export type SpecRule =
  | Exclude<Rule, { readonly rule: "pattern" }>
  | (Omit<Extract<Rule, { readonly rule: "pattern" }>, "pattern"> & { readonly pattern: string });
