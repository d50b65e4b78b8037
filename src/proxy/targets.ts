import { isProxied } from "./hosts.ts";

/** How the proxy treats a CONNECT request: opens a tunnel, or responds with an error. */
export type ConnectTarget = "tunnel" | "forbidden" | "malformed";

/** Reads the request line of a CONNECT request. A tunnel leads to port 443 of a served host only. */
export function connectTarget(line: string): ConnectTarget {
  const match = /^CONNECT ([^\s:/?#@]+|\[[\da-fA-F:.]+\]):(\d{1,5}) HTTP\/1\.[01]$/.exec(line);
  const [, host, port] = match ?? [];
  if (host === undefined) return "malformed";
  return port === "443" && isProxied(host) ? "tunnel" : "forbidden";
}

/**
 * Whether the proxy serves requests with a Host header: a served host with the standard port of its scheme. Clients must send
 * the host of an absolute target in this header too (RFC 9112, section 3.2.2), and Bun does not report the target's host.
 * tccli sends a header with a scheme.
 */
export const isServedHost = (header: string | null): boolean =>
  isProxied((header ?? "").replace(/^https?:\/\//i, "").replace(/:(?:80|443)$/, ""));
