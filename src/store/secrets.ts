import type { Tables } from "./tables.ts";

/** The secret column of a table. */
interface Secret<Table extends keyof Tables> {
  /** The column that is sealed. */
  readonly column: keyof Tables[Table];
  /** The columns that identify a row. A sealed value is bound to them and does not open in another row. */
  readonly key: readonly (keyof Tables[Table])[];
  /** Value of the first key column in rows that hold a secret; all rows by default. */
  readonly only?: string;
}

/**
 * The columns that hold secrets. The database stores them sealed (see vault.ts). All other columns are readable by anyone
 * with access to the database. `test/store/sealed.test.ts` detects secrets that are missing here.
 */
export const secrets = {
  /** The key from which all temporary keys and tokens are derived. */
  cloud: { column: "value", key: ["name"], only: "secret" },
  access_keys: { column: "secret_key", key: ["secret_id"] },
  mcp_servers: { column: "environment", key: ["account", "region", "id"] },
  /** Plans include environments, and commands that may hold tokens. */
  docker_containers: { column: "plan", key: ["account", "region", "instance_id", "id"] },
  /** Includes the plans of containers. */
  snapshots: { column: "containers", key: ["account", "region", "id"] },
  /** Passwords that are not set yet and plans of containers that are not created yet. */
  operations: { column: "detail", key: ["id"] },
  /** Exports of the cloud with all secrets. */
  cloud_snapshots: { column: "content", key: ["name"] },
  /** A digest of the parameters, from which a password among them could be guessed. */
  client_tokens: { column: "input", key: ["account", "region", "action", "token"] },
  /** Contents of commands, parameters and outputs may hold passwords and tokens. */
  tat_commands: { column: "body", key: ["account", "region", "id"] },
  tat_invocations: { column: "body", key: ["account", "region", "id"] },
  tat_tasks: { column: "result", key: ["account", "region", "id"] },
  tat_invokers: { column: "parameters", key: ["account", "region", "id"] },
} as const satisfies { readonly [Table in keyof Tables]?: Secret<Table> };

/** The row of `cloud` that exists while free pages may still hold secrets in plain text or under an old key. */
export const purgeFact = "leftovers";

/** A table that holds secrets. */
export type SecretTable = keyof typeof secrets;

export const isSecretTable = (table: string): table is SecretTable => Object.hasOwn(secrets, table);

export const secretTables: readonly SecretTable[] = Object.keys(secrets).filter(isSecretTable);
