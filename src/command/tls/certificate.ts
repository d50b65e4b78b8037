import type { ServeOptions } from "../options.ts";
import type { Pair } from "./pair.ts";

/** What a server proves itself with, and what to tell people who are to trust it. */
export interface Proof {
  readonly pair: Pair;
  readonly told: string;
}

/**
 * The certificate that the options ask for; undefined without TLS.
 * @param now epoch milliseconds
 * @throws StartupError, or what keeps the data directory from being read or written
 */
export async function proofOf({ tls, data, host }: ServeOptions, now: number): Promise<Proof | undefined> {
  if (tls === undefined) return undefined;
  if (tls !== "made") {
    const { givenCertificate } = await import("./given.ts");
    return { pair: givenCertificate(tls, now), told: `With the certificate in ${tls.certificate}` };
  }
  const names = namesOf(host);
  if (data === undefined) {
    const { makeCertificate } = await import("./make.ts");
    const pair = await makeCertificate(names, now);
    return { pair, told: `Clients must trust its certificate, which is kept nowhere:\n${pair.certificate.trimEnd()}` };
  }
  const { keptCertificate } = await import("./keep.ts");
  const { file, ...pair } = await keptCertificate(data, names, now);
  return { pair, told: `Clients must trust its certificate, ${file} (docs/serving.md tells how)` };
}

/** This machine's names, and the one that the server listens on; all addresses together are no name. */
function namesOf(host: string): readonly string[] {
  const name = host.replace(/%.*$/, "").toLowerCase();
  return [...new Set(["localhost", "127.0.0.1", "::1", ...(/^(?:0\.0\.0\.0|[:0]+)$/.test(name) ? [] : [name])])];
}
