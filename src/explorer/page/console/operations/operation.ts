import type { JsonObject } from "../../call/json.ts";
import type { Words } from "../../words/words.ts";
import type { Reader } from "../api/responses.ts";
import type { Price } from "../api/shapes.ts";
import type { Asked } from "../api/useCaller.ts";

/** What has been filled in, by the names of the fields; a box that is ticked holds `yes`. */
export type Values = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be chosen. */
  readonly not?: string;
}

/** Choices that the API knows. */
export interface AskedChoices {
  readonly asked: Asked;
  readonly read: Reader<readonly Choice[]>;
}

interface Named {
  readonly name: string;
  readonly label: keyof Words;
  /** What it must be like. */
  readonly hint?: keyof Words;
  readonly optional?: true;
}

/** Something to fill in before an operation is carried out. */
export type Field<Row> =
  | (Named & { readonly kind: "text" | "long" | "password"; readonly initial?: (row: Row) => string })
  | (Named & { readonly kind: "number"; readonly min: number; readonly step?: number; initial(row: Row): string })
  | (Named & { readonly kind: "box" })
  | (Named & { readonly kind: "choice"; choices(row: Row, words: Words): readonly Choice[] | AskedChoices });

/** Something that can be done with a resource (or, with nothing, that makes one): a table has a line for each. */
export interface Operation<Row> {
  readonly action: string;
  readonly label: keyof Words;
  /** Asks first, with these words: something stops, or is lost. */
  readonly warning?: keyof Words;
  /** What it takes away does not come back. */
  readonly loses?: true;
  readonly fields?: readonly Field<Row>[];
  input(row: Row, values: Values): JsonObject;
  /** What it would cost, where it costs something. */
  readonly price?: { asked(row: Row, values: Values): Asked; readonly read: Reader<Price> };
}

/** What a dialog begins with. */
export function initialValues<Row>(fields: readonly Field<Row>[], row: Row, words: Words): Values {
  return Object.fromEntries(fields.map((field) => [field.name, initialOf(field, row, words)]));
}

function initialOf<Row>(field: Field<Row>, row: Row, words: Words): string {
  if (field.kind === "box") return "";
  if (field.kind !== "choice") return field.initial?.(row) ?? "";
  const choices = field.choices(row, words);
  return "asked" in choices ? "" : firstOf(choices, field.optional);
}

/** What is chosen until somebody chooses. */
export const firstOf = (choices: readonly Choice[], optional: true | undefined): string =>
  optional ? "" : (choices.find(({ not }) => !not)?.value ?? "");

/** The members of an input that were filled in; what was left empty is not sent. */
export const given = (members: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
