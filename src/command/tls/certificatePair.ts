import { createPrivateKey, X509Certificate } from "node:crypto";

/** A certificate with its chain, and its private key, both PEM. */
export interface CertificatePair {
  readonly certificate: string;
  readonly key: string;
}

/** Why a pair is unusable, and which of its files is the cause. */
export type PairProblem =
  | { readonly of: "certificate"; readonly why: string }
  | { readonly of: "key"; readonly why: string };

const minimumBits = 2048;

/** Why a pair is unusable at a time (epoch milliseconds); undefined if it is usable. */
export function problemWith({ certificate: pem, key }: CertificatePair, now: number): PairProblem | undefined {
  const [certificate, ...chain] = parseCertificates(pem);
  if (!certificate || chain.includes(undefined)) return { of: "certificate", why: "does not hold PEM certificates" };
  const privateKey = orUndefined(() => createPrivateKey(key));
  if (!privateKey) return { of: "key", why: "does not hold a usable private key (PEM, without a passphrase)" };
  // Clients reject shorter keys.
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? minimumBits;
  if (bits < minimumBits) return { of: "key", why: `has ${bits} bits, but clients require at least ${minimumBits}` };
  if (!certificate.checkPrivateKey(privateKey)) return { of: "key", why: "does not belong to the certificate" };
  if (certificate.validToDate.getTime() <= now) return { of: "certificate", why: `expired at ${certificate.validTo}` };
  if (certificate.validFromDate.getTime() > now)
    return { of: "certificate", why: `is not valid before ${certificate.validFrom}` };
  return undefined;
}

/** When a certificate expires, in epoch milliseconds. */
export const expiryOf = ({ certificate }: CertificatePair): number =>
  new X509Certificate(certificate).validToDate.getTime();

/** Whether a certificate covers all names and addresses. */
export function coversNames({ certificate }: CertificatePair, names: readonly string[]): boolean {
  const parsed = new X509Certificate(certificate);
  return names.every((name) => (isAddress(name) ? parsed.checkIP(name) : parsed.checkHost(name)) !== undefined);
}

export const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name);

/** Parses the certificates of a PEM text; undefined for each unreadable one. */
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
