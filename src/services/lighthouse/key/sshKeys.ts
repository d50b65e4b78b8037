import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

/** RSA keys in OpenSSH's text: the kind, then base64 of fields that each have their length before them. */

const kind = "ssh-rsa";
const generate = promisify(generateKeyPair);

/** A fresh key of 2048 bits: its public half as OpenSSH writes it, its private half as PKCS#1 in PEM. */
export async function newRsaKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const pair = await generate("rsa", { modulusLength: 2048 });
  const { e = "", n = "" } = pair.publicKey.export({ format: "jwk" });
  const pem = pair.privateKey.export({ type: "pkcs1", format: "pem" });
  return { publicKey: `${kind} ${body(decoded(e), decoded(n))}`, privateKey: pem.toString().trimEnd() };
}

/**
 * The part of an OpenSSH public key that tells it from others, without the comment that may follow; undefined for a
 * text that is no RSA key of 1024 to 16384 bits.
 */
export function materialOf(publicKey: string): string | undefined {
  const [, base64 = ""] = /^ssh-rsa[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t].*)?$/.exec(publicKey.trim()) ?? [];
  const [, e, n] = fieldsOf(Buffer.from(base64, "base64"));
  if (!e || !n) return undefined;
  const [exponent, modulus] = [magnitude(e), magnitude(n)];
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  const sound =
    bits >= 1024 && bits <= 16_384 && isOdd(modulus) && isOdd(exponent) && exponent.length <= modulus.length;
  // One that is written otherwise than we would write it, be it in its kind or in its length, is not what it seems.
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

/** A number with the zero before it that keeps its first bit from being read as a sign. */
function positive(number: Buffer): Buffer {
  return (number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), number]) : number;
}

const magnitude = (field: Buffer): Buffer => (field[0] === 0 ? field.subarray(1) : field);

/** The fields of a key; none where the lengths do not come out. */
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
