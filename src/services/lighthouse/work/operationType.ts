import { decode } from "#kernel/decode.ts";
import { type Fields, membersOf, type ValueOf } from "#kernel/fields.ts";
import type { Members, Shape } from "#kernel/shape.ts";
import type { Tables } from "#store/tables.ts";
import type { Vault } from "#store/vault.ts";

/** The work that an action starts on a resource, as data. */
export interface OperationType<Action extends string = string, Detail extends Fields = Fields> {
  /** The action under whose name the operation is recorded, and that finishes it. */
  readonly action: Action;
  /** The kind of resource that the work is done on: `finish` and `undo` run once, for it. */
  readonly on: string;
  /** Kinds of other resources that pass through states of their own meanwhile; they fail with it. */
  readonly also: readonly string[];
  /** What the action stores for `finish` and `undo`. */
  readonly detail: Detail;
}

/** An operation without stored details. */
type NoDetail = Readonly<Record<never, never>>;

export function operationType<const Action extends string, Detail extends Fields = NoDetail>(
  action: Action,
  on: string,
  { also = [], detail }: { readonly also?: readonly string[]; readonly detail?: Detail } = {},
): OperationType<Action, Detail> {
  // Without `detail`, Detail is NoDetail.
  return { action, on, also, detail: detail ?? ({} as Detail) };
}

/** An operation that is being finished or undone. */
export interface Operation<Detail> {
  readonly id: string;
  readonly resource: string;
  readonly requestId: string;
  readonly detail: Detail;
}

/**
 * The stored details of an operation.
 * @throws ApiError if the column does not match the declaration
 */
export function detailOf<Detail extends Fields>(
  { detail }: Pick<OperationType<string, Detail>, "detail">,
  row: Pick<Tables["operations"], "id" | "detail">,
  vault: Vault,
): ValueOf<Detail> {
  const stored: Readonly<Record<string, unknown>> = JSON.parse(vault.open("operations", row, row.detail));
  const members = membersOf(detail);
  const known = Object.entries(stored).filter(([name]) => Object.hasOwn(members, name));
  const values = Object.fromEntries(known.map(([name, value]) => [name, unnested(members[name], value)]));
  // decode() builds the values from the fields that ValueOf<Detail> is derived from.
  return decode(members, values, "typed") as ValueOf<Detail>;
}

/** Up to 0.1.0, lists and objects were stored as JSON strings inside the JSON. */
function unnested(shape: Members[string] | undefined, value: unknown): unknown {
  return shape && isStructured(shape) && typeof value === "string" ? JSON.parse(value) : value;
}

const isStructured = ({ kind }: Shape): boolean => kind === "list" || kind === "object";
