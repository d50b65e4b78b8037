import type { ServeOptions } from "../options.ts";
import type { CertificatePair } from "./certificatePair.ts";

/** The certificate of a server, and a notice that explains how to trust it. */
export interface ServerCertificate {
  readonly pair: CertificatePair;
  readonly notice: string;
}

/**
 * Loads or creates the certificate that the options request; undefined without TLS.
 * @param now epoch milliseconds
 * @throws StartupError, or a file system error of the data directory
 */
export async function loadServerCertificate(
  { tls, data, host }: ServeOptions,
  now: number,
): Promise<ServerCertificate | undefined> {
  if (tls === undefined) return undefined;
  if (tls !== "selfSigned") {
    const { userCertificate } = await import("./userCertificate.ts");
    return { pair: userCertificate(tls, now), notice: `Certificate: ${tls.certificate}` };
  }
  const names = certificateNames(host);
  if (data === undefined) {
    const { createCertificate } = await import("./createCertificate.ts");
    const pair = await createCertificate(names, now);
    return {
      pair,
      notice: `Clients must trust this certificate, which is not stored:\n${pair.certificate.trimEnd()}`,
    };
  }
  const { storedCertificate } = await import("./storedCertificate.ts");
  const { file, ...pair } = await storedCertificate(data, names, now);
  return { pair, notice: `Clients must trust the certificate ${file} (see docs/serving.md)` };
}

/** The local names, and the name that the server listens on, unless it listens on all addresses. */
function certificateNames(host: string): readonly string[] {
  const name = host.replace(/%.*$/, "").toLowerCase();
  return [...new Set(["localhost", "127.0.0.1", "::1", ...(/^(?:0\.0\.0\.0|[:0]+)$/.test(name) ? [] : [name])])];
}
