import { isSecretTable, type SecretTable, secrets } from "#store/secrets.ts";
import type { SecretRowKey } from "#store/vault.ts";
import type { Row } from "./format.ts";

/** A secret in a row, or the place of one. */
export interface SecretCell {
  readonly table: SecretTable;
  readonly column: string;
  /** By what the row is known, to seal and to open. */
  readonly key: SecretRowKey<SecretTable>;
}

/** Where a row of a table holds a secret, if it does. */
export function secretCellOf(name: string, row: Row): SecretCell | undefined {
  if (!isSecretTable(name)) return undefined;
  const { column, key, only }: { column: string; key: readonly string[]; only?: string } = secrets[name];
  // An older version may have the table without the column.
  if (!(column in row) || (only !== undefined && row[key[0] ?? ""] !== only)) return undefined;
  // The columns of the key are texts in every version of the table.
  return { table: name, column, key: row as SecretRowKey<SecretTable> };
}
