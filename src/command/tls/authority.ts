import { join } from "node:path";
import { requirePrivate } from "#store/privateFile.ts";
import { type CertificatePair, expiryOf, problemWith } from "./certificatePair.ts";
import { readPem, writePem } from "./pemFile.ts";

const day = 24 * 60 * 60 * 1000;

/** Validity of the authority and of the certificates that it signs. */
const [authorityDays, certificateDays] = [825, 397];

/** Minimum remaining validity of a stored authority, in milliseconds: the validity of a certificate that it signs. */
const minimumRemaining = certificateDays * day;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/**
 * Creates a certificate authority that can sign for one domain only. Its name constraints permit the domain and exclude all
 * IP addresses; they are critical, so a client that does not support them rejects the authority.
 * @param now epoch milliseconds
 */
export async function createAuthority(domain: string, now: number): Promise<CertificatePair> {
  const x509 = await loadLibrary();
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Skerry proxy authority",
    keys,
    signingAlgorithm: algorithm,
    // Tolerates clients with a slow clock.
    notBefore: new Date(now - day),
    notAfter: new Date(now + (authorityDays - 1) * day),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(nameConstraints, true, nameConstraintsOf(domain)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pem(certificate.toString("pem")), key: await privateKeyOf(keys) };
}

/**
 * Creates a server certificate for DNS names, signed by an authority.
 * @param now epoch milliseconds
 */
export async function signCertificate(
  authority: CertificatePair,
  names: readonly string[],
  now: number,
): Promise<CertificatePair> {
  const x509 = await loadLibrary();
  const issuer = new x509.X509Certificate(authority.certificate);
  const der = Buffer.from(authority.key.replace(/-----[^-]+-----|\s/g, ""), "base64");
  const signingKey = await crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: "CN=Skerry proxy",
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    notBefore: new Date(now - day),
    notAfter: new Date(now + (certificateDays - 1) * day),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns", value }))),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: pem(certificate.toString("pem")), key: await privateKeyOf(keys) };
}

/**
 * Loads the authority in a directory. Creates a new one if it is missing, expires soon or does not match its key. Only the
 * owner may read the key.
 * @param now epoch milliseconds
 * @throws if the directory cannot be read or written
 * @throws FilePermissionError if other users may read the key
 */
export async function storedAuthority(directory: string, domain: string, now: number): Promise<CertificatePair> {
  const [file, keyFile] = [join(directory, "proxy-ca.pem"), join(directory, "proxy-ca-key.pem")];
  requirePrivate(keyFile);
  const stored = { certificate: readPem(file), key: readPem(keyFile) };
  if (problemWith(stored, now) === undefined && expiryOf(stored) - now >= minimumRemaining) return stored;
  const created = await createAuthority(domain, now);
  writePem(keyFile, created.key, 0o600);
  writePem(file, created.certificate, 0o644);
  return created;
}

/** Loaded on demand: loading takes as long as the rest of the start. The library requires the polyfill. */
async function loadLibrary() {
  await import("reflect-metadata");
  return import("@peculiar/x509");
}

/** Object identifier of the name constraints extension (RFC 5280, section 4.2.1.10). */
const nameConstraints = "2.5.29.30";

/** DER of name constraints that permit a DNS domain with its subdomains and exclude all IPv4 and IPv6 addresses. */
function nameConstraintsOf(domain: string): Uint8Array<ArrayBuffer> {
  const tagged = (tag: number, content: readonly number[]): readonly number[] => [tag, content.length, ...content];
  const permitted = tagged(0x30, tagged(0x82, [...Buffer.from(domain, "ascii")]));
  // An address with its mask; all zeros cover every address.
  const excluded = [8, 32].flatMap((bytes) => tagged(0x30, tagged(0x87, new Array<number>(bytes).fill(0))));
  return new Uint8Array(tagged(0x30, [...tagged(0xa0, permitted), ...tagged(0xa1, excluded)]));
}

async function privateKeyOf({ privateKey }: CryptoKeyPair): Promise<string> {
  const text = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey)).toString("base64");
  return pem(`-----BEGIN PRIVATE KEY-----\n${text.replace(/(.{64})/g, "$1\n").trim()}\n-----END PRIVATE KEY-----`);
}

const pem = (text: string): string => `${text.trim().replaceAll("\r", "")}\n`;
