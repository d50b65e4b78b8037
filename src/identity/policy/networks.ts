/** The addresses that start with a prefix of binary digits. */
interface Network {
  readonly prefix: string;
  /** Length of its addresses in bits: 32 or 128. */
  readonly width: number;
}

/** Parses a network such as `10.217.182.3/24`. Host bits may be set; without a length it is a single address. */
function networkOf(text: string): Network | undefined {
  const [, address = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = addressBits(address);
  if (!bits || Number(length ?? 0) > bits.length) return undefined;
  return { prefix: length === undefined ? bits : bits.slice(0, Number(length)), width: bits.length };
}

export const isNetwork = (text: string): boolean => networkOf(text) !== undefined;

/** Whether an address belongs to a network; false if either is malformed. */
export function inNetwork(address: string, network: string): boolean {
  const [bits, wanted] = [addressBits(address), networkOf(network)];
  return bits !== undefined && bits.length === wanted?.width && bits.startsWith(wanted.prefix);
}

/** An IPv4 or IPv6 address as binary digits; undefined for anything else. */
function addressBits(address: string): string | undefined {
  const mapped = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(mapped)) {
    const parts = mapped.split(".").map(Number);
    return parts.every((part) => part <= 255) ? binary(parts, 8) : undefined;
  }
  const [head = "", tail, ...more] = mapped.split("::");
  if (more.length > 0) return undefined;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(gap, 0)).fill("0"), ...right];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return binary(
    groups.map((group) => Number.parseInt(group, 16)),
    16,
  );
}

const binary = (numbers: readonly number[], width: number): string =>
  numbers.map((number) => number.toString(2).padStart(width, "0")).join("");
