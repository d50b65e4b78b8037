import { isLoopback } from "#kernel/loopback.ts";
import { hostName, isOfficial } from "./signatures/hosts.ts";

/** Whether a browser may have sent this: an SDK's POST, which most calls are, is looked at no further. */
export const mayBeFromPage = ({ method, headers }: Request): boolean =>
  method === "GET" || method === "HEAD" || headers.has("origin") || headers.has("sec-fetch-site");

/**
 * Whether a browser sends this on behalf of another site. Any page could sign with the development keys, which everybody
 * knows, and have a visitor's browser change the cloud at the visitor's machine. Only browsers say so; a link that is
 * followed to the explorer is a context. An older browser tells the page's origin only, and of what is no GET.
 */
export function isFromForeignPage({ headers }: Request): boolean {
  const [site, origin] = [headers.get("sec-fetch-site"), headers.get("origin")];
  if (site !== null) return site !== "same-origin" && site !== "none";
  return origin !== null && origin.replace(/^https?:\/\//, "") !== headers.get("host");
}

/**
 * Whether what a page may have sent came under a name that was pointed here, so that to the browser it was the page's own.
 * Then no site is called foreign; but whatever is no GET names the page's origin, and a GET may name nothing at all.
 * @param own the address or name that the server was told to listen on
 */
export const hasUnknownHost = ({ headers }: Request, own: string): boolean =>
  !isOwnName(headers.get("host") ?? "", own);

/** Whether a Host header is a name that nobody else can point here: this machine's, the server's, the real service's. */
function isOwnName(host: string, own: string): boolean {
  const name = hostName(host).replace(/^\[(.*)\]$/, "$1");
  return isLoopback(name) || name.endsWith(".localhost") || name === own.toLowerCase() || isOfficial(name);
}
