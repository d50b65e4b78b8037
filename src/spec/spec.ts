import type { Message } from "#kernel/errors.ts";
import type { Rule } from "#kernel/rules.ts";

/** Everything that is declared, as JSON: what `skerry spec` prints, and what the explorer is made of. */
export interface Spec {
  readonly services: Readonly<Record<string, SpecService>>;
  /** The codes that every action may answer, with their messages. */
  readonly errors: Readonly<Record<string, Message>>;
}

export interface SpecService {
  readonly version: string;
  readonly actions: Readonly<Record<string, SpecAction>>;
  readonly objects: Readonly<Record<string, { readonly members: readonly SpecMember[] }>>;
  /** Messages of the product's own codes. */
  readonly errors: Readonly<Record<string, Message>>;
  /** Summaries, descriptions and categories in Chinese, by their English. */
  readonly chinese: Readonly<Record<string, string>>;
}

export interface SpecAction {
  readonly summary: string;
  readonly category: string;
  /** Requests a second for one account in one region. */
  readonly rateLimit: number;
  readonly regions: readonly string[] | "global";
  readonly input: readonly SpecMember[];
  readonly output: readonly SpecMember[];
  /** All published codes. */
  readonly errors: readonly string[];
  /** Those of them that the action raises here; the others have no cause. */
  readonly raises: readonly string[];
}

/** A parameter or field. */
export interface SpecMember {
  readonly name: string;
  readonly type: "string" | "int" | "float" | "bool" | "list" | "object";
  /** The element of a list, or the name of an object. */
  readonly member: string;
  readonly required: boolean;
  readonly description: string;
  /** What an absent parameter becomes. */
  readonly default?: unknown;
  /** What is given here is repeated to nobody. */
  readonly secret?: true;
  readonly rules?: readonly SpecRule[];
  /** What each element of a list must obey. */
  readonly elementRules?: readonly SpecRule[];
}

/** A rule with its pattern as text. */
export type SpecRule =
  | Exclude<Rule, { readonly rule: "pattern" }>
  | (Omit<Extract<Rule, { readonly rule: "pattern" }>, "pattern"> & { readonly pattern: string });
