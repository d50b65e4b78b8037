import { isLoopback } from "#kernel/loopback.ts";

/**
 * Whether a request comes from this machine. Also checks the Host header against DNS rebinding: a foreign name that
 * resolves to this machine is rejected.
 */
export function isLocalRequest(address: string, host: string): boolean {
  return isLoopback(address.replace(/^::ffff:/, "")) && isLoopback(hostName(host));
}

const hostName = (host: string): string => host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");

/** Headers of private responses: not cached, no content sniffing, not embeddable by other sites. */
export const privateHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
} as const;
