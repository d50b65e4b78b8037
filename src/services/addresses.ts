import type { Random } from "#kernel/ports.ts";

/** The network in which an account's CVM instances of a region are. */
export const cvmNetwork = "172.16";

/** The first host of a network that is not its router. */
export const firstHost = 2;

export const addressOf = (network: string, host: number): string => `${network}.${host >> 8}.${host & 255}`;

/** The lowest address of a private network of 16 bits, such as `10.0`, that is free. */
export function freeAddress(network: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let host = firstHost; host < 0xffff; host++) {
    const address = addressOf(network, host);
    if (!used.has(address)) return address;
  }
  throw new Error("the private network is full");
}

/** An address of 198.18.0.0/15, which is set aside for tests, so that it is nobody's. */
export function publicAddress(random: Random): string {
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return `198.${18 + (a & 1)}.${b}.${c}`;
}
