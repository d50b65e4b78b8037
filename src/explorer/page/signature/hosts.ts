const officialRoot = "tencentcloudapi.com";

/** A host without the scheme and port that some clients put around it. */
export const hostName = (host: string): string =>
  host
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/:\d+$/, "")
    .toLowerCase();

export const isOfficial = (name: string): boolean => name === officialRoot || name.endsWith(`.${officialRoot}`);

const withoutPort = (host: string): string => host.replace(/:\d+$/, "");

/** The hosts that may be signed where this one is sent: this server takes what all clients and gateways make of it. */
export function acceptedHosts(
  host: string,
  services: readonly string[],
  region: string | undefined,
): readonly string[] {
  const bare = host.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  const plain = [host, withoutPort(host)];
  if (isOfficial(hostName(host))) return [...new Set(plain)];
  const official = services.flatMap((service) => [...officialHosts(service, region), `${service}.${bare}`]);
  return [...new Set([...plain, bare, hostName(host), ...official])];
}

function officialHosts(service: string, region: string | undefined): readonly string[] {
  const middles = ["", "intl.", "internal.", ...(region ? [`${region}.`] : [])];
  return middles.map((middle) => `${service}.${middle}${officialRoot}`);
}

/** The same host with ports that a client may have added. */
export const hostsWithPort = (host: string): readonly string[] =>
  [80, 443, 8080].map((port) => `${withoutPort(host)}:${port}`).filter((other) => other !== host);

/** Other hosts that a request may have been signed for before it was sent to this one. */
export const alternativeHosts = (host: string, services: readonly string[]): readonly string[] =>
  [
    ...services.flatMap((service) => [...officialHosts(service, "ap-guangzhou"), service]),
    officialRoot,
    "localhost",
    "127.0.0.1",
    `https://${host}`,
    `http://${host}`,
    "",
  ].filter((other) => other !== host);
