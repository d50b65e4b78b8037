import { CvmError } from "#imagesource/port.ts";
import { isOfferedIn } from "#services/regions.ts";
import { publicBlueprints } from "./catalogue.ts";
import type { CvmImages } from "./cvmImages.ts";
import { type Blueprint, publicToBlueprint, toBlueprint } from "./objects/Blueprint.ts";
import { type Blueprints, ofCvm } from "./rows.ts";

/** Sources of the blueprints of an account in one region. */
export interface BlueprintSources {
  readonly blueprints: Blueprints;
  readonly cvmImages: CvmImages;
  readonly region: string;
}

/**
 * The blueprints that an account can use in a region: public ones first, then the others, newest first. CVM can also
 * revoke a share, so CVM is queried for the valid ones.
 * @throws CvmError if shares from CVM exist and CVM cannot be queried
 */
export async function availableBlueprints(sources: BlueprintSources): Promise<readonly (typeof Blueprint.value)[]> {
  const { blueprints, cvmImages, region } = sources;
  const [own, received, shared] = [await blueprints.all(), await blueprints.received(), await blueprints.shared()];
  const standing = await cvmImages.sharedAmong(own.filter(ofCvm).map((row) => row.image_id));
  const rows = [...own.filter((row) => !ofCvm(row) || standing.has(row.image_id)), ...received];
  const offered = publicBlueprints.filter(({ area }) => isOfferedIn(area, region));
  return [
    ...offered.map(publicToBlueprint),
    ...rows.toSorted((a, b) => b.created - a.created).map((row) => toBlueprint(row, shared.has(row.id))),
  ];
}

/**
 * One available blueprint.
 * @throws CvmError as above, but only for a share from CVM
 */
export async function availableBlueprint(
  id: string,
  sources: BlueprintSources,
): Promise<typeof Blueprint.value | undefined> {
  const offered = publicBlueprints.find((one) => one.id === id && isOfferedIn(one.area, sources.region));
  if (offered) return publicToBlueprint(offered);
  const { blueprints, cvmImages } = sources;
  const row = [...(await blueprints.all()), ...(await blueprints.received())].find((one) => one.id === id);
  if (!row) return undefined;
  const stands = !ofCvm(row) || (await cvmImages.sharedAmong([row.image_id])).has(row.image_id);
  return stands ? toBlueprint(row, (await blueprints.shared()).has(id)) : undefined;
}

/** The same for callers that cannot report a CVM error: if CVM cannot confirm a share, it counts as revoked. */
export async function availableOrGone(
  id: string,
  sources: BlueprintSources,
): Promise<typeof Blueprint.value | undefined> {
  return availableBlueprint(id, sources).catch((error: unknown) => {
    if (error instanceof CvmError) return undefined;
    throw error;
  });
}
