const officialRoot = "tencentcloudapi.com";

/** The name in a Host header. Some clients add a scheme before it, and most a port after it. */
export function hostName(host: string): string {
  return host
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/:\d+$/, "")
    .toLowerCase();
}

export const isOfficial = (name: string): boolean => name === officialRoot || name.endsWith(`.${officialRoot}`);

/**
 * The hosts that a client may have signed if it sent this Host header: the header itself, the header without its port (Node),
 * and the official names of the product, for requests through a gateway or a changed endpoint. A request to an official
 * name must be signed for that name.
 */
export function* signedHosts(
  host: string,
  services: readonly (string | undefined)[],
  region: string | undefined,
): Generator<string> {
  yield host;
  const withoutPort = host.replace(/:\d+$/, "");
  if (withoutPort !== host) yield withoutPort;
  const name = hostName(host);
  if (isOfficial(name)) return;
  const bare = host.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  if (bare !== host) {
    yield bare;
    yield name;
  }
  for (const service of new Set(services)) {
    if (service === undefined) continue;
    yield `${service}.${officialRoot}`;
    yield `${service}.intl.${officialRoot}`;
    yield `${service}.internal.${officialRoot}`;
    if (region) yield `${service}.${region}.${officialRoot}`;
    if (!name.startsWith(`${service}.`)) yield `${service}.${bare}`;
  }
}
