import type { ServeOptions } from "../options.ts";
import type { CertificatePair } from "./certificatePair.ts";

/** What a server proves itself with, and what to tell people who are to trust it. */
export interface ServerCertificate {
  readonly pair: CertificatePair;
  readonly notice: string;
}

/**
 * The certificate that the options ask for; undefined without TLS.
 * @param now epoch milliseconds
 * @throws StartupError, or what keeps the data directory from being read or written
 */
export async function loadServerCertificate(
  { tls, data, host }: ServeOptions,
  now: number,
): Promise<ServerCertificate | undefined> {
  if (tls === undefined) return undefined;
  if (tls !== "made") {
    const { userCertificate } = await import("./userCertificate.ts");
    return { pair: userCertificate(tls, now), notice: `With the certificate in ${tls.certificate}` };
  }
  const names = certificateNames(host);
  if (data === undefined) {
    const { createCertificate } = await import("./createCertificate.ts");
    const pair = await createCertificate(names, now);
    return {
      pair,
      notice: `Clients must trust its certificate, which is kept nowhere:\n${pair.certificate.trimEnd()}`,
    };
  }
  const { storedCertificate } = await import("./storedCertificate.ts");
  const { file, ...pair } = await storedCertificate(data, names, now);
  return { pair, notice: `Clients must trust its certificate, ${file} (docs/serving.md tells how)` };
}

/** This machine's names, and the one that the server listens on; all addresses together are no name. */
function certificateNames(host: string): readonly string[] {
  const name = host.replace(/%.*$/, "").toLowerCase();
  return [...new Set(["localhost", "127.0.0.1", "::1", ...(/^(?:0\.0\.0\.0|[:0]+)$/.test(name) ? [] : [name])])];
}
