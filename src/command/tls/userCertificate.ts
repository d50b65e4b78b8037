import { readFileSync } from "node:fs";
import { requirePrivate } from "#store/privateFile.ts";
import { StartupError } from "../../startupError.ts";
import { type CertificatePair, problemWith } from "./certificatePair.ts";

/** Paths of a certificate and its private key, both PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/**
 * Loads the user's certificate.
 * @param now epoch milliseconds
 * @throws StartupError that names the option of an unreadable or unusable file
 * @throws FilePermissionError if other users may read the key
 */
export function userCertificate(files: CertificateFiles, now: number): CertificatePair {
  requirePrivate(files.key);
  const pair = { certificate: read(files.certificate, "--tls-cert"), key: read(files.key, "--tls-key") };
  const problem = problemWith(pair, now);
  if (!problem) return pair;
  const [file, option] = problem.of === "key" ? [files.key, "--tls-key"] : [files.certificate, "--tls-cert"];
  throw new StartupError(`cannot serve HTTPS: ${file} (${option}) ${problem.why}`);
}

function read(file: string, option: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartupError(
      `cannot read ${file} (${option}): ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
