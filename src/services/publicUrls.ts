import { BlockList, isIPv4 } from "node:net";

/** Networks of IPv4 that are somebody's own, or nobody's: loopback, private, link-local (where metadata is), reserved. */
const inner = networks("ipv4", [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...[
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
  ],
]);

/** All that is public of IPv6, and what is not public within: tunnels, examples, and IPv4 in other clothes. */
const global = networks("ipv6", ["2000::/3"]);
const globalButInner = networks("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** Names that are found in one's own network only. A name of one label is one, too. */
const innerNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|metadata\.tencentyun\.com)$/;

/**
 * What an address would have to be for a server to fetch a file from there at a caller's word; undefined where it is.
 * The parser has brought hosts into one form before they are looked at: octal and hexadecimal numbers, wide digits, escapes.
 * @param allowPrivate whether addresses of one's own network will do
 */
export function urlFault(text: string, allowPrivate: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return "must be an http or https address";
  if (url.username !== "" || url.password !== "") return "must hold no user name and no password";
  if (!allowPrivate && isInner(url.hostname.replace(/\.$/, ""))) return "must be an address on the public network";
  return undefined;
}

function isInner(host: string): boolean {
  if (host.startsWith("[")) {
    const address = host.slice(1, -1);
    return !global.check(address, "ipv6") || globalButInner.check(address, "ipv6");
  }
  return isIPv4(host) ? inner.check(host, "ipv4") : !host.includes(".") || innerNames.test(host);
}

function networks(family: "ipv4" | "ipv6", blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = "", bits] = block.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
