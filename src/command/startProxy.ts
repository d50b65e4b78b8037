import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { ProxyDescription } from "#proxy/description.ts";
import { certificateNames, proxiedDomain } from "#proxy/hosts.ts";
import { type ListeningProxy, openProxy } from "#proxy/proxy.ts";
import { defaultIdle, type Running } from "#server.ts";
import { errorCode } from "#store/databaseErrors.ts";
import { StartupError } from "../startupError.ts";
import type { ProxyPort } from "./optionValues.ts";

/** The proxy of a running server. */
export interface RunningProxy extends Pick<ListeningProxy, "drain"> {
  readonly url: string;
  /** Creates the certificate authority if it does not exist. */
  describe(): Promise<ProxyDescription>;
}

/**
 * Starts the proxy. Certificates are created with the first use, so that they do not delay the start.
 * @param data the directory for the authority; undefined keeps it in memory
 * @returns undefined if the default port is in use
 * @throws StartupError if a required port is not available
 */
export async function startProxy(
  { clock }: ServedCloud,
  { respond }: Running,
  data: string | undefined,
  { port, isRequired }: Exclude<ProxyPort, "off">,
  print: (text: string) => void,
): Promise<RunningProxy | undefined> {
  const certificates = () => import("./tls/authority.ts");
  const authority = reusing(async () => {
    const { createAuthority, storedAuthority } = await certificates();
    return data === undefined
      ? createAuthority(proxiedDomain, clock.now())
      : storedAuthority(data, proxiedDomain, clock.now());
  });
  const certificate = async () =>
    (await certificates()).signCertificate(await authority(), certificateNames, clock.now());
  const opened = await openProxy({ port, respond, certificate, idle: defaultIdle }).catch((error: unknown) => {
    const reason = unavailable(errorCode(error), port);
    if (reason === undefined) throw error;
    if (isRequired) throw new StartupError(`${reason}; choose another --proxy-port, 0 for a free one, or off`);
    print(`No proxy: ${reason} (see --proxy-port)`);
  });
  if (!opened) return undefined;
  const url = `http://127.0.0.1:${opened.port}`;
  return {
    url,
    drain: opened.drain,
    describe: async () => ({ url, authority: (await authority()).certificate }),
  };
}

function unavailable(code: string, port: number): string | undefined {
  if (code === "EADDRINUSE") return `port ${port} on 127.0.0.1 is in use`;
  return code === "EACCES" ? `no permission to listen on port ${port} on 127.0.0.1` : undefined;
}

/** Runs a function once and returns its result to all callers. A failed run is repeated. */
function reusing<Value>(create: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= create().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
