import { type CertificatePair, isAddress } from "./certificatePair.ts";

const day = 24 * 60 * 60 * 1000;

/** Days that a certificate is valid: as long as Apple's systems take one that somebody trusts by himself. */
const lifetimeDays = 825;

/**
 * Makes a certificate that vouches for itself, for names and addresses. It may not sign others, so whoever trusts it
 * trusts this server and nothing besides.
 * @param now epoch milliseconds
 */
export async function createCertificate(names: readonly string[], now: number): Promise<CertificatePair> {
  // Takes as long to load as the server to start, and few ask for it.
  const { generate } = await import("selfsigned");
  const { cert, private: key } = await generate([{ name: "commonName", value: "Skerry" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Clocks differ.
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + (lifetimeDays - 1) * day),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) => (isAddress(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { certificate: normalizePem(cert), key: normalizePem(key) };
}

const normalizePem = (pem: string): string => `${pem.trim().replaceAll("\r", "")}\n`;
