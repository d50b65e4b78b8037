import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { isRecord } from "#kernel/record.ts";
import { CvmError, type CvmImage, type ImagePage, type ImageQuery } from "./port.ts";

/** The input of CVM's DescribeImages for a query. */
export function describeInput({ ids, filters, offset, limit }: ImageQuery) {
  return {
    ...(ids && { ImageIds: [...ids] }),
    ...(filters && { Filters: filters.map(({ Name, Values }) => ({ Name, Values: [...Values] })) }),
    Offset: offset,
    Limit: limit,
  };
}

/**
 * An answer of DescribeImages, of this cloud or of another.
 * @throws CvmError where it lacks what the published definition promises
 */
export function readImagePage(answer: unknown): ImagePage {
  if (!isRecord(answer) || !Array.isArray(answer["ImageSet"]) || typeof answer["TotalCount"] !== "number") {
    throw new CvmError("unreadable", "DescribeImages answered without ImageSet or TotalCount");
  }
  const images = answer["ImageSet"].map((image: unknown) => {
    if (!isRecord(image)) throw new CvmError("unreadable", "an element of ImageSet is no Image");
    return readImage(image);
  });
  return { total: answer["TotalCount"], images };
}

function readImage(image: Record<string, unknown>): CvmImage {
  const snapshots: readonly unknown[] = Array.isArray(image["SnapshotSet"]) ? image["SnapshotSet"] : [];
  return {
    id: text(image, "ImageId"),
    name: text(image, "ImageName"),
    about: optionalText(image, "ImageDescription"),
    type: text(image, "ImageType"),
    os: text(image, "OsName"),
    platform: text(image, "Platform"),
    architecture: text(image, "Architecture"),
    size: typeof image["ImageSize"] === "number" ? image["ImageSize"] : 0,
    source: text(image, "ImageSource"),
    state: text(image, "ImageState"),
    cloudInit: image["IsSupportCloudinit"] === true,
    wholeMachine: snapshots.some((snapshot) => isRecord(snapshot) && snapshot["DiskUsage"] === "DATA_DISK"),
    created: optionalText(image, "CreatedTime").replace("+00:00", "Z"),
  };
}

function text(image: Record<string, unknown>, field: string): string {
  const value = image[field];
  if (typeof value !== "string") throw new CvmError("unreadable", `an image has no ${field}`);
  return value;
}

/** Old images of the platform have null in some fields. */
function optionalText(image: Record<string, unknown>, field: string): string {
  return image[field] === null || image[field] === undefined ? "" : text(image, field);
}

/**
 * Whether DescribeImageSharePermission, once it answers, names the Lighthouse account. An image that is gone is shared
 * with nobody. @throws CvmError
 */
export async function namesLighthouse(answer: Promise<unknown>): Promise<boolean> {
  try {
    return readShares(await answer).includes(lighthouseAccount);
  } catch (error) {
    if (error instanceof CvmError && error.code === "InvalidImageId.NotFound") return false;
    throw error;
  }
}

function readShares(answer: unknown): readonly string[] {
  const set = isRecord(answer) ? answer["SharePermissionSet"] : undefined;
  if (!Array.isArray(set))
    throw new CvmError("unreadable", "DescribeImageSharePermission answered without SharePermissionSet");
  return set.flatMap((share: unknown) =>
    isRecord(share) && typeof share["AccountId"] === "string" ? [share["AccountId"]] : [],
  );
}
