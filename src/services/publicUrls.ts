import { BlockList, isIPv4 } from "node:net";

/** IPv4 networks that are not public: loopback, private, link-local (includes metadata services) and reserved. */
const privateIpv4 = networks("ipv4", [
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

/** The public part of IPv6, and the exceptions within it: tunnels, documentation, and embedded IPv4. */
const publicIpv6 = networks("ipv6", ["2000::/3"]);
const privateInPublicIpv6 = networks("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** Names that resolve in a private network only. Names with a single label do too. */
const privateNames =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|metadata\.tencentyun\.com)$/;

/**
 * Checks that a caller may let the server fetch a file from a URL. Returns undefined if so, otherwise the violated
 * requirement. The URL parser has already normalised octal and hexadecimal numbers, full-width digits and escapes in hosts.
 * @param allowPrivate whether to accept hosts in private networks
 */
export function urlViolation(text: string, allowPrivate: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return "must be an http or https address";
  if (url.username !== "" || url.password !== "") return "must not contain a user name or password";
  if (!allowPrivate && isPrivate(url.hostname.replace(/\.$/, ""))) return "must be an address on the public network";
  return undefined;
}

function isPrivate(host: string): boolean {
  if (host.startsWith("[")) {
    const address = host.slice(1, -1);
    return !publicIpv6.check(address, "ipv6") || privateInPublicIpv6.check(address, "ipv6");
  }
  return isIPv4(host) ? privateIpv4.check(host, "ipv4") : !host.includes(".") || privateNames.test(host);
}

function networks(family: "ipv4" | "ipv6", blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = "", bits] = block.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
