import type { Tables } from "./tables.ts";

/** Where a table holds secrets. */
interface Secret<Table extends keyof Tables> {
  /** The column that is sealed. */
  readonly column: keyof Tables[Table];
  /** What tells a row from the others of its table: a seal is bound to it, so that it opens nowhere else. */
  readonly key: readonly (keyof Tables[Table])[];
  /** The rows that hold a secret, by their first key; all of them without it. */
  readonly only?: string;
}

/**
 * The columns that hold secrets, which no database holds in plain text (see vault.ts). Everything else may be read by
 * whoever has the database; `test/store/sealed.test.ts` looks for what is missing here.
 */
export const secrets = {
  /** The key that all temporary keys and tokens follow from. */
  cloud: { column: "value", key: ["name"], only: "secret" },
  access_keys: { column: "secret_key", key: ["secret_id"] },
  mcp_servers: { column: "environment", key: ["account", "region", "id"] },
  /** With their environments, and commands that may hold tokens. */
  docker_containers: { column: "plan", key: ["account", "region", "instance_id", "id"] },
  /** The plans of containers. */
  snapshots: { column: "containers", key: ["account", "region", "id"] },
  /** Passwords and plans of containers, until they are set and made. */
  operations: { column: "detail", key: ["id"] },
  /** A digest, from which a password could be guessed that was among the parameters. */
  client_tokens: { column: "input", key: ["account", "region", "action", "token"] },
} as const satisfies { readonly [Table in keyof Tables]?: Secret<Table> };

/** A table that holds secrets. */
export type SecretTable = keyof typeof secrets;

export const isSecretTable = (table: string): table is SecretTable => Object.hasOwn(secrets, table);

export const secretTables: readonly SecretTable[] = Object.keys(secrets).filter(isSecretTable);
