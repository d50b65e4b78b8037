import { join } from "node:path";
import { requirePrivate } from "#store/privateFile.ts";
import { type CertificatePair, coversNames, expiryOf, problemWith } from "./certificatePair.ts";
import { createCertificate } from "./createCertificate.ts";
import { readPem, writePem } from "./pemFile.ts";

/** Minimum remaining validity at a start, in milliseconds, so that the certificate outlasts a long run. */
const minimumRemaining = 90 * 24 * 60 * 60 * 1000;

/** A certificate pair, and the certificate file for clients to trust. */
export interface StoredPair extends CertificatePair {
  readonly file: string;
}

/**
 * Loads the certificate in a directory. Creates a new one if it is missing, expires soon, lacks one of the names, or does
 * not match its key. Only the owner may read the key.
 * @param now epoch milliseconds
 * @throws if the directory cannot be read or written
 * @throws FilePermissionError if other users may read the key
 */
export async function storedCertificate(directory: string, names: readonly string[], now: number): Promise<StoredPair> {
  const [file, keyFile] = [join(directory, "certificate.pem"), join(directory, "certificate-key.pem")];
  requirePrivate(keyFile);
  const stored = { certificate: readPem(file), key: readPem(keyFile) };
  if (
    problemWith(stored, now) === undefined &&
    coversNames(stored, names) &&
    expiryOf(stored) - now >= minimumRemaining
  )
    return { ...stored, file };
  const created = await createCertificate(names, now);
  writePem(keyFile, created.key, 0o600);
  writePem(file, created.certificate, 0o644);
  return { ...created, file };
}
