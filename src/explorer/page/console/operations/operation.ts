import type { JsonObject } from "../../call/json.ts";
import type { Texts } from "../../texts/texts.ts";
import type { Reader } from "../api/responses.ts";
import type { Price } from "../api/shapes.ts";
import type { CallRequest } from "../api/useCaller.ts";

/** The input by field name. A checked box has the value `yes`. */
export type Values = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be chosen. */
  readonly disabledReason?: string;
}

/** Choices that an API action returns. */
export interface RemoteChoices {
  readonly request: CallRequest;
  readonly read: Reader<readonly Choice[]>;
}

interface FieldBase {
  readonly name: string;
  readonly label: keyof Texts;
  /** Description of valid input. */
  readonly hint?: keyof Texts;
  readonly optional?: true;
}

/** Something to fill in before an operation is carried out. */
export type Field<Row> =
  | (FieldBase & { readonly kind: "text" | "long" | "password"; readonly initial?: (row: Row) => string })
  | (FieldBase & { readonly kind: "number"; readonly min: number; readonly step?: number; initial(row: Row): string })
  | (FieldBase & { readonly kind: "box" })
  | (FieldBase & { readonly kind: "choice"; choices(row: Row, texts: Texts): readonly Choice[] | RemoteChoices });

/** An operation on a resource, or one that creates a resource. */
export interface Operation<Row> {
  readonly action: string;
  readonly label: keyof Texts;
  /** Texts of the confirmation, for operations that stop or delete something. */
  readonly warning?: keyof Texts;
  /** Whether the operation cannot be undone. */
  readonly destructive?: true;
  readonly fields?: readonly Field<Row>[];
  input(row: Row, values: Values): JsonObject;
  /** The price query, if the operation costs money. */
  readonly price?: { request(row: Row, values: Values): CallRequest; readonly read: Reader<Price> };
}

/** Initial input of a dialog. */
export function initialValues<Row>(fields: readonly Field<Row>[], row: Row, texts: Texts): Values {
  return Object.fromEntries(fields.map((field) => [field.name, initialOf(field, row, texts)]));
}

function initialOf<Row>(field: Field<Row>, row: Row, texts: Texts): string {
  if (field.kind === "box") return "";
  if (field.kind !== "choice") return field.initial?.(row) ?? "";
  const choices = field.choices(row, texts);
  return "request" in choices ? "" : defaultChoice(choices, field.optional);
}

/** The default choice. */
export const defaultChoice = (choices: readonly Choice[], optional: true | undefined): string =>
  optional ? "" : (choices.find(({ disabledReason }) => !disabledReason)?.value ?? "");

/** The members of an input that were filled in; what was left empty is not sent. */
export const withoutEmpty = (members: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
