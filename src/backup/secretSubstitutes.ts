import { newSecretKey } from "#identity/accessKeys.ts";
import { newCloudSecret } from "#identity/sessions.ts";
import type { Random } from "#kernel/ports.ts";
import { isRecord } from "#kernel/record.ts";
import { isSecretTable, type SecretTable } from "#store/secrets.ts";
import { isWellKnown } from "#world/builtin.ts";
import type { Row } from "./format.ts";

/** What an export without secrets has in the place of one; null where the import draws a new one. */
export const secretSubstitutes: Readonly<Record<SecretTable, (secret: string, row: Row) => string | null>> = {
  cloud: () => null,
  // A secret that everybody knows is none.
  access_keys: (secret, row) => (isWellKnown(String(row["secret_id"]), secret) ? secret : null),
  mcp_servers: withEmptySecrets,
  docker_containers: withEmptySecrets,
  snapshots: withEmptySecrets,
  operations: withEmptySecrets,
  // No digest is empty: the same call is refused rather than done twice.
  client_tokens: () => "",
};

/** How the import makes those that are not in the export at all. */
export const secretGenerators: { readonly [Table in SecretTable]?: (random: Random) => string } = {
  cloud: newCloudSecret,
  access_keys: newSecretKey,
};

/** Whether a table's secrets are drawn anew where an export has none. */
export const isGenerated = (table: string): boolean => isSecretTable(table) && secretGenerators[table] !== undefined;

/** Members of JSON that are secrets, or may hold one. An environment so keeps its names. */
const secretMembers = new Set(["password", "command", "value"]);

function withEmptySecrets(json: string): string {
  const empty = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(empty);
    if (isRecord(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, secretMembers.has(name) ? "" : empty(inner)]),
      );
    }
    // JSON within JSON: a snapshot's containers have their plans as texts.
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
