/** What stands in a column that holds secrets (see secrets.ts): a text of which only a Vault makes anything. */
export interface Sealed {
  readonly [seal]: true;
}
declare const seal: unique symbol;

/** A row, or a part of one, with its secret in plain text, as code has it in its hands. */
export type Plain<Row> = { [Column in keyof Row]: Row[Column] extends Sealed ? string : Row[Column] };
