import type { JsonObject } from "../../call/json.ts";
import type { Texts } from "../../texts/texts.ts";
import type { Reader } from "../api/responses.ts";
import type { Price } from "../api/shapes.ts";
import type { CallRequest } from "../api/useCaller.ts";

/** What has been filled in, by the names of the fields; a box that is ticked holds `yes`. */
export type Values = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be chosen. */
  readonly disabledReason?: string;
}

/** Choices that the API knows. */
export interface RemoteChoices {
  readonly request: CallRequest;
  readonly read: Reader<readonly Choice[]>;
}

interface FieldBase {
  readonly name: string;
  readonly label: keyof Texts;
  /** What it must be like. */
  readonly hint?: keyof Texts;
  readonly optional?: true;
}

/** Something to fill in before an operation is carried out. */
export type Field<Row> =
  | (FieldBase & { readonly kind: "text" | "long" | "password"; readonly initial?: (row: Row) => string })
  | (FieldBase & { readonly kind: "number"; readonly min: number; readonly step?: number; initial(row: Row): string })
  | (FieldBase & { readonly kind: "box" })
  | (FieldBase & { readonly kind: "choice"; choices(row: Row, texts: Texts): readonly Choice[] | RemoteChoices });

/** Something that can be done with a resource (or, with nothing, that makes one): a table has a line for each. */
export interface Operation<Row> {
  readonly action: string;
  readonly label: keyof Texts;
  /** Asks first, with these texts: something stops, or is lost. */
  readonly warning?: keyof Texts;
  /** What it takes away does not come back. */
  readonly destructive?: true;
  readonly fields?: readonly Field<Row>[];
  input(row: Row, values: Values): JsonObject;
  /** What it would cost, where it costs something. */
  readonly price?: { request(row: Row, values: Values): CallRequest; readonly read: Reader<Price> };
}

/** What a dialog begins with. */
export function initialValues<Row>(fields: readonly Field<Row>[], row: Row, texts: Texts): Values {
  return Object.fromEntries(fields.map((field) => [field.name, initialOf(field, row, texts)]));
}

function initialOf<Row>(field: Field<Row>, row: Row, texts: Texts): string {
  if (field.kind === "box") return "";
  if (field.kind !== "choice") return field.initial?.(row) ?? "";
  const choices = field.choices(row, texts);
  return "request" in choices ? "" : defaultChoice(choices, field.optional);
}

/** What is chosen until somebody chooses. */
export const defaultChoice = (choices: readonly Choice[], optional: true | undefined): string =>
  optional ? "" : (choices.find(({ disabledReason }) => !disabledReason)?.value ?? "");

/** The members of an input that were filled in; what was left empty is not sent. */
export const withoutEmpty = (members: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
