import { createPrivateKey, X509Certificate } from "node:crypto";

/** A certificate, with those that vouch for it, and its key: both PEM. */
export interface CertificatePair {
  readonly certificate: string;
  readonly key: string;
}

/** What keeps a pair from being used. */
export type PairProblem =
  | { readonly of: "certificate"; readonly why: string }
  | { readonly of: "key"; readonly why: string };

const minimumBits = 2048;

/** What keeps a pair from being used at a time (epoch milliseconds); undefined where nothing does. */
export function problemWith({ certificate, key }: CertificatePair, now: number): PairProblem | undefined {
  const [read, ...vouchers] = parseCertificates(certificate);
  if (!read || vouchers.includes(undefined)) return { of: "certificate", why: "holds no certificates in PEM" };
  const secret = orUndefined(() => createPrivateKey(key));
  if (!secret) return { of: "key", why: "holds no private key that can be used: in PEM, without a passphrase" };
  // Nobody could speak to the server with less.
  const bits = secret.asymmetricKeyDetails?.modulusLength ?? minimumBits;
  if (bits < minimumBits) return { of: "key", why: `has ${bits} bits, and clients want ${minimumBits} at least` };
  if (!read.checkPrivateKey(secret)) return { of: "key", why: "does not belong to the certificate" };
  if (read.validToDate.getTime() <= now) return { of: "certificate", why: `expired at ${read.validTo}` };
  if (read.validFromDate.getTime() > now) return { of: "certificate", why: `is not valid before ${read.validFrom}` };
  return undefined;
}

/** Until when (epoch milliseconds) a certificate is valid. */
export const expiryOf = ({ certificate }: CertificatePair): number =>
  new X509Certificate(certificate).validToDate.getTime();

/** Whether a certificate is for all of some names and addresses. */
export function coversNames({ certificate }: CertificatePair, names: readonly string[]): boolean {
  const read = new X509Certificate(certificate);
  return names.every((name) => (isAddress(name) ? read.checkIP(name) : read.checkHost(name)) !== undefined);
}

export const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name);

/** Undefined stands for one that cannot be read. */
function parseCertificates(pem: string): readonly (X509Certificate | undefined)[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => orUndefined(() => new X509Certificate(block)));
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
