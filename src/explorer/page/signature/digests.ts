/** Hashes and HMACs by WebCrypto. */

export type Bytes = Uint8Array<ArrayBuffer>;
export type Hash = "SHA-1" | "SHA-256";

export const bytes = (text: string): Bytes => new TextEncoder().encode(text);

export const hex = (data: Bytes): string => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const base64 = (data: Bytes): string => btoa(String.fromCharCode(...data));

/** In hexadecimal digits. */
export async function sha256(data: string | Bytes): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", typeof data === "string" ? bytes(data) : data)));
}

export async function hmac(key: Bytes, text: string, hash: Hash = "SHA-256"): Promise<Bytes> {
  // WebCrypto rejects empty keys. HMAC pads keys with zeros, so one zero byte is equivalent.
  const material = key.length > 0 ? key : new Uint8Array(1);
  const imported = await crypto.subtle.importKey("raw", material, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
}
