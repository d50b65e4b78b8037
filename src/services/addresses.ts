import type { Random } from "#kernel/ports.ts";

/** Prefix of the private network of an account's CVM instances in a region. */
export const cvmNetwork = "172.16";

/** The lowest host number for instances; 1 is the router. */
export const firstHost = 2;

export const addressOf = (network: string, host: number): string => `${network}.${host >> 8}.${host & 255}`;

/** The lowest free address in a private network with a 16-bit prefix, such as `10.0`. */
export function freeAddress(network: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let host = firstHost; host < 0xffff; host++) {
    const address = addressOf(network, host);
    if (!used.has(address)) return address;
  }
  throw new Error("the private network is full");
}

/** A random address in 198.18.0.0/15, which is reserved for benchmarks (RFC 2544), so it belongs to no host. */
export function publicAddress(random: Random): string {
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return `198.${18 + (a & 1)}.${b}.${c}`;
}
