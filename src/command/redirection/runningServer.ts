import { join } from "node:path";
import { StartupError } from "../../startupError.ts";
import { readPem } from "../tls/pemFile.ts";
import type { RedirectionOptions } from "./redirectionOptions.ts";

/** What a running server says about its proxy and keys. */
export interface ServerDescription {
  /** The proxy's URL. */
  readonly proxy: string;
  /** The proxy's certificate authority, PEM. */
  readonly authority: string;
  /** The first development key; undefined if the server has its own keys. */
  readonly key: { readonly secretId: string; readonly secretKey: string } | undefined;
}

/**
 * Asks a running server for its proxy and its development key.
 * @throws StartupError if the server does not respond or has no proxy
 */
export async function describeServer({ url, data }: RedirectionOptions): Promise<ServerDescription> {
  // The certificate of a server with --tls.
  const ca = readPem(join(data, "certificate.pem"));
  const read = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), ca === "" ? {} : { tls: { ca } }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartupError(`no server responds at ${url.origin} (--url): ${reason}`);
    });
    if (!response.ok) throw new StartupError(`${url.origin} (--url) is not a Skerry server: ${response.status}`);
    return response.json();
  };
  const proxy = await read("/_skerry/proxy");
  const [proxyUrl, authority] = [text(proxy, "url"), text(proxy, "authority")];
  if (proxyUrl === undefined || authority === undefined) {
    throw new StartupError(
      `the server at ${url.origin} has no proxy for this machine; start it with --proxy-port, or use its address on 127.0.0.1`,
    );
  }
  const accounts = member(await read("/_skerry/session"), "accounts");
  const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
  const [secretId, secretKey] = [text(first, "secretId"), text(first, "secretKey")];
  const key = secretId !== undefined && secretKey !== undefined ? { secretId, secretKey } : undefined;
  return { proxy: proxyUrl, authority, key };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}
