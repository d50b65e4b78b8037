import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Database } from "./database.ts";
import { type SecretTable, secrets } from "./secrets.ts";
import type { Sealed } from "./tables.ts";

/** A database, and what opens the secrets in it. */
export interface Store {
  readonly db: Database;
  readonly vault: Vault;
}

/** Chance, as the kernel's port has it. */
export interface RandomBytes {
  bytes(count: number): Uint8Array;
}

/** What tells a row that holds a secret from the others of its table. */
export type SecretRowKey<Table extends SecretTable> = Table extends SecretTable
  ? { readonly [Column in (typeof secrets)[Table]["key"][number]]: string }
  : never;

/** A secret cannot be read with the key that there is. The message says what to do, and nothing that is secret. */
export class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";
}

export const keyLength = 32;

const cipher = "aes-256-gcm";
const prefix = "sealed:1:";
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals what must not be read by who has the database alone: AES-256-GCM, with a key from outside of it. A seal is bound
 * to its table, column and row: moved elsewhere, or changed, it does not open.
 */
export class Vault {
  /** @param key 32 secret bytes */
  constructor(
    private readonly key: Uint8Array,
    private readonly random: RandomBytes,
  ) {}

  /** What to write into the column of a row that holds its secret. */
  seal<Table extends SecretTable>(table: Table, row: SecretRowKey<Table>, text: string): Sealed {
    const nonce = this.random.bytes(nonceLength);
    const sealing = createCipheriv(cipher, this.key, nonce).setAAD(associatedData(table, row));
    const body = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
    const sealed: unknown = prefix + Buffer.concat([nonce, sealing.getAuthTag(), body]).toString("base64");
    if (!isSealed(sealed)) throw new Error("a seal must be known as one");
    return sealed;
  }

  /**
   * The secret of a row.
   * @throws SecretKeyError where it was sealed with another key or elsewhere, or is no seal at all
   */
  open<Table extends SecretTable>(table: Table, row: SecretRowKey<Table>, sealed: Sealed): string {
    const bytes = Buffer.from(String(sealed).slice(prefix.length), "base64");
    try {
      const opening = createDecipheriv(cipher, this.key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
      opening.setAAD(associatedData(table, row));
      opening.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return opening.update(bytes.subarray(nonceLength + tagLength), undefined, "utf8") + opening.final("utf8");
    } catch (cause) {
      throw new SecretKeyError(
        `${secrets[table].column} of a row of ${table} is not sealed with this key, or not for that row`,
        {
          cause,
        },
      );
    }
  }
}

/** Whether a column holds a seal, and not what an older version wrote in plain text. */
export const isSealed = (value: unknown): value is Sealed => typeof value === "string" && value.startsWith(prefix);

function associatedData(table: SecretTable, row: Readonly<Record<string, unknown>>): Buffer {
  const { column, key } = secrets[table];
  return Buffer.from(JSON.stringify([table, column, ...key.map((name) => row[name])]));
}
