import { newSecretKey } from "#identity/accessKeys.ts";
import { newCloudSecret } from "#identity/sessions.ts";
import type { Random } from "#kernel/ports.ts";
import { isRecord } from "#kernel/record.ts";
import { isSecretTable, type SecretTable } from "#store/secrets.ts";
import { isWellKnown } from "#world/builtin.ts";
import type { Row } from "./format.ts";

/** Replacements for secrets in an export without secrets. Null means that the import generates a new secret. */
export const secretSubstitutes: Readonly<Record<SecretTable, (secret: string, row: Row) => string | null>> = {
  cloud: () => null,
  // The built-in development keys are public.
  access_keys: (secret, row) => (isWellKnown(String(row["secret_id"]), secret) ? secret : null),
  mcp_servers: withEmptySecrets,
  docker_containers: withEmptySecrets,
  snapshots: withEmptySecrets,
  operations: withEmptySecrets,
  // Without its secrets, a snapshot is none: it cannot be restored.
  cloud_snapshots: () => "",
  // No digest is empty, so a repeated call is rejected instead of executed twice.
  client_tokens: () => "",
  tat_commands: withEmptySecrets,
  tat_invocations: withEmptySecrets,
  tat_tasks: withEmptySecrets,
  tat_invokers: withEmptySecrets,
};

/** Generators for the secrets that the export omits. */
export const secretGenerators: { readonly [Table in SecretTable]?: (random: Random) => string } = {
  cloud: newCloudSecret,
  access_keys: newSecretKey,
};

/** Whether the import generates new secrets for a table. */
export const isGenerated = (table: string): boolean => isSecretTable(table) && secretGenerators[table] !== undefined;

/** JSON members that are or may hold secrets. The names of environment variables are kept. */
const secretMembers = new Set([
  ...["password", "command", "value"],
  ...["Content", "content", "replaced", "defaults", "parameters", "output"],
]);

function withEmptySecrets(json: string): string {
  const empty = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(empty);
    if (isRecord(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, secretMembers.has(name) ? "" : empty(inner)]),
      );
    }
    // Nested JSON: the containers of a snapshot store their plans as JSON text.
    return typeof value === "string" && isJson(value) ? withEmptySecrets(value) : value;
  };
  return JSON.stringify(empty(JSON.parse(json)));
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
