import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

/** RSA keys in OpenSSH format: the type, then base64 of length-prefixed fields. */

const kind = "ssh-rsa";
const generate = promisify(generateKeyPair);

/** Generates a 2048-bit key: the public key in OpenSSH format, the private key as PKCS#1 PEM. */
export async function newRsaKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const pair = await generate("rsa", { modulusLength: 2048 });
  const { e = "", n = "" } = pair.publicKey.export({ format: "jwk" });
  const pem = pair.privateKey.export({ type: "pkcs1", format: "pem" });
  return { publicKey: `${kind} ${body(decoded(e), decoded(n))}`, privateKey: pem.toString().trimEnd() };
}

/**
 * Returns the base64 part of an OpenSSH public key, without the comment. Returns undefined if the text is not an RSA
 * key of 1024 to 16384 bits.
 */
export function materialOf(publicKey: string): string | undefined {
  const [, base64 = ""] = /^ssh-rsa[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t].*)?$/.exec(publicKey.trim()) ?? [];
  const [, e, n] = fieldsOf(Buffer.from(base64, "base64"));
  if (!e || !n) return undefined;
  const [exponent, modulus] = [magnitude(e), magnitude(n)];
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  const sound =
    bits >= 1024 && bits <= 16_384 && isOdd(modulus) && isOdd(exponent) && exponent.length <= modulus.length;
  // Re-encode and compare, to reject non-canonical encodings.
  return sound && body(exponent, modulus) === base64 ? base64 : undefined;
}

const decoded = (base64url: string): Buffer => Buffer.from(base64url, "base64url");

const isOdd = (number: Buffer): boolean => ((number.at(-1) ?? 0) & 1) === 1;

function body(exponent: Buffer, modulus: Buffer): string {
  const fields = [Buffer.from(kind), positive(exponent), positive(modulus)];
  return Buffer.concat(fields.flatMap((field) => [lengthOf(field), field])).toString("base64");
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.length);
  return length;
}

/** Encodes a number with a leading zero byte if its first bit would be read as a sign. */
function positive(number: Buffer): Buffer {
  return (number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), number]) : number;
}

const magnitude = (field: Buffer): Buffer => (field[0] === 0 ? field.subarray(1) : field);

/** Splits a key into its fields. Returns an empty list if the lengths do not add up. */
function fieldsOf(bytes: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? fields : [];
}
