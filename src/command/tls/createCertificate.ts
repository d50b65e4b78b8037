import { type CertificatePair, isAddress } from "./certificatePair.ts";

const day = 24 * 60 * 60 * 1000;

/** Validity in days: the maximum that Apple's systems accept for a manually trusted certificate. */
const lifetimeDays = 825;

/**
 * Creates a self-signed certificate for names and addresses. It cannot sign other certificates, so trusting it means
 * trusting only this server.
 * @param now epoch milliseconds
 */
export async function createCertificate(names: readonly string[], now: number): Promise<CertificatePair> {
  // Loaded on demand: loading takes as long as the rest of the start.
  const { generate } = await import("selfsigned");
  const { cert, private: key } = await generate([{ name: "commonName", value: "Skerry" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Tolerates clients with a slow clock.
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
