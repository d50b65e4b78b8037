/** A sealed value in a secret column (see secrets.ts). Only a Vault can open it. */
export interface Sealed {
  readonly [seal]: true;
}
declare const seal: unique symbol;

/** A row, or a part of one, with its secrets in plain text. */
export type Plain<Row> = { [Column in keyof Row]: Row[Column] extends Sealed ? string : Row[Column] };
