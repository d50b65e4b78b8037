import { quotas } from "./catalogue/quotas.ts";
import { isMainland } from "./choices.ts";

/** How many instances of a kind of bundle an account may have in a region. */
export const instanceQuota = (bundleKind: string, region: string): number =>
  quotaOf(`${bundleKind}_INSTANCE`, region) ?? 0;

/** A figure of the quota table; undefined for a name that is not in it, or whose figure follows from other things. */
export function quotaOf(name: string, region: string): number | undefined {
  const quota = quotas.find((one) => one.name === name);
  return (isMainland(region) ? quota?.mainland : quota?.elsewhere) ?? undefined;
}
