import type { Random } from "#kernel/ports.ts";

/** The lowest address of a private network of 16 bits, such as `10.0`, that is free. */
export function freeAddress(network: string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let host = 2; host < 0xffff; host++) {
    const address = `${network}.${host >> 8}.${host & 255}`;
    if (!used.has(address)) return address;
  }
  throw new Error("the private network is full");
}

/** An address of 198.18.0.0/15, which is set aside for tests, so that it is nobody's. */
export function publicAddress(random: Random): string {
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return `198.${18 + (a & 1)}.${b}.${c}`;
}
