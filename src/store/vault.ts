import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Database } from "./database.ts";
import { type SecretTable, secrets } from "./secrets.ts";
import type { Sealed } from "./tables.ts";

/** A database and the vault that opens its secrets. */
export interface Store {
  readonly db: Database;
  readonly vault: Vault;
}

/** A source of random bytes, compatible with the kernel's Random port. */
export interface RandomBytes {
  bytes(count: number): Uint8Array;
}

/** The key columns of a row that holds a secret. */
export type SecretRowKey<Table extends SecretTable> = Table extends SecretTable
  ? { readonly [Column in (typeof secrets)[Table]["key"][number]]: string }
  : never;

/** A secret cannot be read with the available key. The message says what to do and contains no secret. */
export class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";
}

export const keyLength = 32;

const cipher = "aes-256-gcm";
const prefix = "sealed:1:";
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals values that must stay unreadable to anyone with only the database: AES-256-GCM with a key kept outside it. A
 * sealed value is bound to its table, column and row; a moved or changed value does not open.
 */
export class Vault {
  /** @param key 32 secret bytes */
  constructor(
    private readonly key: Uint8Array,
    private readonly random: RandomBytes,
  ) {}

  /** Seals the secret of a row for its column. */
  seal<Table extends SecretTable>(table: Table, row: SecretRowKey<Table>, text: string): Sealed {
    const nonce = this.random.bytes(nonceLength);
    const encryption = createCipheriv(cipher, this.key, nonce).setAAD(associatedData(table, row));
    const body = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
    const sealed: unknown = prefix + Buffer.concat([nonce, encryption.getAuthTag(), body]).toString("base64");
    if (!isSealed(sealed)) throw new Error("a sealed value lacks its prefix");
    return sealed;
  }

  /**
   * Opens the secret of a row.
   * @throws SecretKeyError if the value was sealed with another key or for another row, or is not sealed
   */
  open<Table extends SecretTable>(table: Table, row: SecretRowKey<Table>, sealed: Sealed): string {
    const bytes = Buffer.from(String(sealed).slice(prefix.length), "base64");
    try {
      const decryption = createDecipheriv(cipher, this.key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decryption.setAAD(associatedData(table, row));
      decryption.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return decryption.update(bytes.subarray(nonceLength + tagLength), undefined, "utf8") + decryption.final("utf8");
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

/** Whether a value is sealed, not plain text from an older version. */
export const isSealed = (value: unknown): value is Sealed => typeof value === "string" && value.startsWith(prefix);

function associatedData(table: SecretTable, row: Readonly<Record<string, unknown>>): Buffer {
  const { column, key } = secrets[table];
  return Buffer.from(JSON.stringify([table, column, ...key.map((name) => row[name])]));
}
