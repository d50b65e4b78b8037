import { cvmRegions, lighthouseRegions } from "#services/regions.ts";

/** The domain that the proxy serves; its certificate authority is constrained to it. */
export const proxiedDomain = "tencentcloudapi.com";

/** Labels that official hosts have between the product and the domain. */
const middleLabels = new Set(["intl", "internal", ...lighthouseRegions, ...cvmRegions]);

/** The names in the proxy's certificate. A wildcard covers one label, so each region has its own. */
export const certificateNames: readonly string[] = [
  `*.${proxiedDomain}`,
  ...[...middleLabels].map((label) => `*.${label}.${proxiedDomain}`),
];

/** Whether the proxy serves a host name: exactly the names that its certificate covers. */
export function isProxied(name: string): boolean {
  const match = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.([a-z0-9-]+))?\.tencentcloudapi\.com$/.exec(name.toLowerCase());
  return match !== null && (match[1] === undefined || middleLabels.has(match[1]));
}
