import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CertificatePair, coversNames, expiryOf, problemWith } from "./certificatePair.ts";
import { createCertificate } from "./createCertificate.ts";

/** Milliseconds that a certificate must still be valid at a start: the server may then run as long. */
const minimumRemaining = 90 * 24 * 60 * 60 * 1000;

/** A pair, and the file that clients can trust it by. */
export interface StoredPair extends CertificatePair {
  readonly file: string;
}

/**
 * The certificate that is kept in a directory: made when there is none, and anew when its end is near, when it is not for
 * all the names, or when its files do not belong together. The key is its owner's alone to read.
 * @param now epoch milliseconds
 * @throws where the directory cannot be read or written
 */
export async function storedCertificate(directory: string, names: readonly string[], now: number): Promise<StoredPair> {
  const [file, keyFile] = [join(directory, "certificate.pem"), join(directory, "certificate-key.pem")];
  const known = { certificate: read(file), key: read(keyFile) };
  if (problemWith(known, now) === undefined && coversNames(known, names) && expiryOf(known) - now >= minimumRemaining)
    return { ...known, file };
  const made = await createCertificate(names, now);
  write(keyFile, made.key, 0o600);
  write(file, made.certificate, 0o644);
  return { ...made, file };
}

/** Empty where there is no file. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** All of it or nothing, and from the first byte with the permissions that it is to have. */
function write(file: string, text: string, mode: number): void {
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, text, { mode, flag: "wx" });
  renameSync(fresh, file);
}
