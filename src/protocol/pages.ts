import { isLoopback } from "#kernel/loopback.ts";
import { hostName, isOfficial } from "./signatures/hosts.ts";

/** Whether a browser may have sent a request. A POST of an SDK, the most frequent call, needs no further check. */
export const mayBeFromPage = ({ method, headers }: Request): boolean =>
  method === "GET" || method === "HEAD" || headers.has("origin") || headers.has("sec-fetch-site");

/**
 * Whether a browser sends a request for a page of another site. Any page could sign with the public development keys and make
 * a visitor's browser change the cloud on the visitor's machine. Browsers since 2023 send `Sec-Fetch-Site`; older ones send
 * only the origin, and not with GET.
 */
export function isFromForeignPage({ headers }: Request): boolean {
  const [site, origin] = [headers.get("sec-fetch-site"), headers.get("origin")];
  if (site !== null) return site !== "same-origin" && site !== "none";
  return origin !== null && origin.replace(/^https?:\/\//, "") !== headers.get("host");
}

/**
 * Whether a page may have resolved its own name to this machine (DNS rebinding). The browser then considers the request as
 * same-origin, and a GET request has no origin.
 * @param own the address or name that the server listens on
 */
export const hasUnknownHost = ({ headers }: Request, own: string): boolean =>
  !isOwnName(headers.get("host") ?? "", own);

/** Whether nobody else can resolve a Host header to this machine: its own names, the server's, or the real service's. */
function isOwnName(host: string, own: string): boolean {
  const name = hostName(host).replace(/^\[(.*)\]$/, "$1");
  return isLoopback(name) || name.endsWith(".localhost") || name === own.toLowerCase() || isOfficial(name);
}
