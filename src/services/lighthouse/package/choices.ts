import type { Fail } from "#kernel/action.ts";
import { isMainland } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { availableOrGone, type BlueprintSources } from "../image/availableBlueprints.ts";
import type { Blueprint } from "../image/objects/Blueprint.ts";
import { type Bundle, bundleById } from "./catalogue.ts";

type BundleCode =
  | "InvalidParameterValue.InvalidBundle"
  | "ResourceUnavailable.BundleUnavailable"
  | "ResourcesSoldOut.BundleSoldOut";

/** Returns the requested bundle. Fails if it is not sold in the region. */
export function chosenBundle(id: string, region: string, fail: Fail<BundleCode>): Bundle {
  const bundle = bundleById(id);
  const details = { parameter: "BundleId", value: id };
  if (!bundle)
    return fail("InvalidParameterValue.InvalidBundle", {
      ...details,
      must: { en: "must be the id of a listed bundle", zh: "应为套餐列表中的套餐" },
    });
  if (!bundle.online || bundle.mainland !== isMainland(region)) fail("ResourceUnavailable.BundleUnavailable", details);
  if (!bundle.sold) fail("ResourcesSoldOut.BundleSoldOut", details);
  return bundle;
}

/** Returns the requested blueprint: a public one, or one of the account in the region. */
export async function chosenBlueprint(
  id: string,
  sources: BlueprintSources,
  fail: Fail<"ResourceNotFound.BlueprintIdNotFound" | "InvalidParameterValue.InvalidBlueprintId">,
): Promise<typeof Blueprint.value> {
  const details = { parameter: "BlueprintId", value: id };
  const found = await availableOrGone(id, sources);
  if (!found) return fail("ResourceNotFound.BlueprintIdNotFound", details);
  if (found.BlueprintState !== "NORMAL") {
    const must = { en: "must be in state NORMAL", zh: "状态应为 NORMAL" };
    fail("InvalidParameterValue.InvalidBlueprintId", { ...details, must });
  }
  return found;
}

/** Returns the first of the requested zones, or of all zones in the region. */
export function chosenZone(
  wanted: readonly string[] | undefined,
  region: string,
  fail: Fail<"InvalidParameterValue.InvalidZone">,
): string {
  const here = zones.filter((zone) => zone.region === region).map((zone) => zone.name);
  const stranger = wanted?.find((zone) => !here.includes(zone));
  const must = { en: `must be one of ${here.join(", ")}`, zh: `取值范围为 ${here.join("、")}` };
  if (stranger !== undefined) fail("InvalidParameterValue.InvalidZone", { parameter: "Zones", value: stranger, must });
  return wanted?.[0] ?? here[0] ?? `${region}-1`;
}
