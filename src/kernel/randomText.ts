import type { Random } from "./ports.ts";

const lowerCase = "0123456789abcdefghijklmnopqrstuvwxyz";
const mixedCase = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random text with uniformly distributed characters. Bytes above the largest multiple of the alphabet are discarded. */
function randomText(random: Random, length: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** A resource id in the published form: a prefix, a hyphen, and lower-case letters or digits. */
export const resourceId = (random: Random, prefix: string, length = 8): string =>
  `${prefix}-${randomText(random, length, lowerCase)}`;

/** A string of letters and digits, the form of secret ids and keys. */
export const alphanumeric = (random: Random, length: number): string => randomText(random, length, mixedCase);

/** A decimal number of `digits` digits without a leading zero. */
export function decimal(random: Random, digits: number): string {
  return randomText(random, 1, "123456789") + randomText(random, digits - 1, "0123456789");
}

/** A version 4 UUID in lower case. */
export function uuid(random: Random): string {
  const bytes = random.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
