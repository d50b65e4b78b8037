import type { Rule } from "./rules.ts";

/** The value types of the published definitions. */
export type Kind = "string" | "int" | "float" | "bool" | "list" | "object";

/** A parameter or field as data. Validation, the spec, documentation and forms are derived from it. */
export interface Shape {
  readonly kind: Kind;
  readonly about: string;
  readonly required: boolean;
  readonly nullable: boolean;
  /** Default of an absent input value. */
  readonly fallback?: unknown;
  /** Whether an empty string counts as absent. */
  readonly emptyIsAbsent?: boolean;
  readonly rules: readonly Rule[];
  /** The value never appears in output: messages contain the mask instead. */
  readonly secret?: true;
  /** The element of a list. */
  readonly element?: Shape;
  /** The structure of an object; undefined if it may have any members. */
  readonly object?: Structure;
}

/** Replaces a secret in output. */
export const mask = "**********";

/** A named structure of the published API, such as `Filter` or `Image`. */
export interface Structure {
  readonly name: string;
  readonly members: Members;
}

export type Members = Readonly<Record<string, Shape>>;

/** The element type or structure name, in the notation of the published definitions. */
export function memberOf(shape: Shape): string {
  if (shape.kind === "list") return shape.element ? memberOf(shape.element) : "string";
  return shape.object?.name ?? shape.kind;
}
