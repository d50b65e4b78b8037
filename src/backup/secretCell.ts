import { isSecretTable, type SecretTable, secrets } from "#store/secrets.ts";
import type { SecretRowKey } from "#store/vault.ts";
import type { Row } from "./format.ts";

/** The location of a secret in a row. */
export interface SecretCell {
  readonly table: SecretTable;
  readonly column: string;
  /** The key columns of the row, needed to seal and to open. */
  readonly key: SecretRowKey<SecretTable>;
}

/** Locates the secret of a row; undefined if the row has none. */
export function secretCellOf(name: string, row: Row): SecretCell | undefined {
  if (!isSecretTable(name)) return undefined;
  const { column, key, only }: { column: string; key: readonly string[]; only?: string } = secrets[name];
  // The column may be missing in an older version.
  if (!(column in row) || (only !== undefined && row[key[0] ?? ""] !== only)) return undefined;
  // Key columns hold text in every version of the table.
  return { table: name, column, key: row as SecretRowKey<SecretTable> };
}
