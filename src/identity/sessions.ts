import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import type { Random } from "#kernel/ports.ts";
import { isRecord } from "#kernel/record.ts";
import type { Federated, RoleSession } from "./principal.ts";

export type TemporaryPrincipal = RoleSession | Federated;

export interface TemporaryCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string;
}

/** A new secret, in base64, from which a cloud derives its temporary keys. */
export const newCloudSecret = (random: Random): string => Buffer.from(random.bytes(32)).toString("base64");

/**
 * Temporary credentials without database rows. The secret key is derived from the id, and the sealed token contains the
 * principal and the expiry. So AssumeRole writes nothing, and every replica with the key can verify credentials.
 *
 * The forms follow live samples: an id of `AKID` and 64 characters, a key of 44 characters in base64.
 */
export class TemporaryKeys {
  /** @param key 32 secret bytes of this cloud */
  constructor(private readonly key: Uint8Array) {}

  issue(principal: TemporaryPrincipal, expires: number, random: Random): TemporaryCredentials {
    const id = Buffer.from(random.bytes(36)).toString("base64url");
    const secretId = `AKID${id}${this.mark(id)}`;
    return {
      secretId,
      secretKey: this.secretKey(secretId),
      token: this.seal({ secretId, principal, expires }, random),
    };
  }

  /** The secret key of an id that this cloud issued; undefined for any other id. */
  secretKeyOf(secretId: string): string | undefined {
    const [, id = "", mark = ""] = /^AKID([\w-]{48})([\w-]{16})$/.exec(secretId) ?? [];
    if (id === "" || !timingSafeEqual(Buffer.from(mark), Buffer.from(this.mark(id)))) return undefined;
    return this.secretKey(secretId);
  }

  /** The principal of a token; undefined if the token belongs to another id or cloud, is forged, or expired by `now`. */
  open(secretId: string, token: string, now: number): TemporaryPrincipal | undefined {
    const sealed = this.unseal(token);
    if (sealed?.secretId !== secretId || sealed.expires <= now) return undefined;
    return sealed.principal;
  }

  private mark(id: string): string {
    return this.hmac(`id:${id}`).toString("base64url").slice(0, 16);
  }

  private secretKey(secretId: string): string {
    return this.hmac(`key:${secretId}`).toString("base64");
  }

  private hmac(text: string): Buffer {
    return createHmac("sha256", this.key).update(text).digest();
  }

  private seal(content: Sealed, random: Random): string {
    const nonce = random.bytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce);
    const body = Buffer.concat([cipher.update(JSON.stringify(content), "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
  }

  private unseal(token: string): Sealed | undefined {
    const bytes = Buffer.from(token, "base64url");
    // Decoding ignores invalid characters and unused bits, but only the canonical encoding is valid.
    if (bytes.length < 29 || bytes.toString("base64url") !== token) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    try {
      const body = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
      const content: unknown = JSON.parse(body.toString("utf8"));
      return isSealed(content) ? content : undefined;
    } catch {
      // The authentication tag is wrong: the token was not sealed with this key.
      return undefined;
    }
  }
}

interface Sealed {
  readonly secretId: string;
  readonly principal: TemporaryPrincipal;
  /** Epoch milliseconds. */
  readonly expires: number;
}

/** Checks only the outer shape: the seal proves that this cloud wrote the content. */
function isSealed(content: unknown): content is Sealed {
  return (
    isRecord(content) &&
    typeof content["secretId"] === "string" &&
    typeof content["expires"] === "number" &&
    isRecord(content["principal"])
  );
}
