import { readFileSync } from "node:fs";
import { StartupError } from "../../startupError.ts";
import { type CertificatePair, problemWith } from "./certificatePair.ts";

/** Where a certificate and its key are; both PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/**
 * A certificate of the user's own.
 * @param now epoch milliseconds
 * @throws StartupError naming the option whose file cannot be read or used
 */
export function userCertificate(files: CertificateFiles, now: number): CertificatePair {
  const pair = { certificate: read(files.certificate, "--tls-cert"), key: read(files.key, "--tls-key") };
  const flaw = problemWith(pair, now);
  if (!flaw) return pair;
  const [file, option] = flaw.of === "key" ? [files.key, "--tls-key"] : [files.certificate, "--tls-cert"];
  throw new StartupError(`cannot serve HTTPS: ${file} (${option}) ${flaw.why}`);
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
