import type { Rule } from "./rules.ts";

/** The kinds of value that the published definitions know. */
export type Kind = "string" | "int" | "float" | "bool" | "list" | "object";

/** A parameter or field as data: what validation, the spec, documentation and forms are read from. */
export interface Shape {
  readonly kind: Kind;
  readonly about: string;
  readonly required: boolean;
  readonly nullable: boolean;
  /** What an absent input value becomes. */
  readonly fallback?: unknown;
  /** Whether an empty text is an absent value. */
  readonly emptyIsAbsent?: boolean;
  readonly rules: readonly Rule[];
  /** What is given here is repeated to nobody: messages hold the mask in its place. */
  readonly secret?: true;
  /** The element of a list. */
  readonly element?: Shape;
  /** The structure of an object. */
  readonly object?: Structure;
}

/** What stands in the place of a secret. */
export const mask = "**********";

/** A named structure of the published API, such as `Filter` or `Image`. */
export interface Structure {
  readonly name: string;
  readonly members: Members;
}

export type Members = Readonly<Record<string, Shape>>;

/** The element type or structure name, as the published definitions write it. */
export function memberOf(shape: Shape): string {
  if (shape.kind === "list") return shape.element ? memberOf(shape.element) : "string";
  return shape.object?.name ?? shape.kind;
}
