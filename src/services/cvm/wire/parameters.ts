import { int, listOf, string } from "#kernel/fields.ts";
import { TagSpecification } from "./objects/Tag.ts";

export const imageId = (about: string) =>
  string(about).pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx", "InvalidImageId.Malformed");

export const imageName = <const Code extends string>(about: string, tooLong: Code) =>
  string(about).length(1, 60, tooLong);

export const imageDescription = (about: string) => string(about).length(0, 256, "InvalidParameterValue.TooLarge");

/** Clients send an empty family for an image without one. */
export const imageFamily = (about: string) =>
  string(about).pattern(
    /^([A-Za-z][\w.-]{0,127})?$/,
    "a letter, then letters, digits, `_`, `.`, `-`",
    "InvalidParameterValue.InvalidImageFamily",
  );

export const tagSpecification = () =>
  listOf(TagSpecification, "Tags of the image. The resource type is `image`.").optional();

/** The texts `true` and `false` in any case, because clients differ in their spelling. */
export const trueOrFalse = (about: string) => string(about).pattern(/^(true|false)$/i, "true or false");

export const isTrue = (text: string): boolean => text.toLowerCase() === "true";

/** The maximum numbers of images in a region and of accounts that share an image. */
export const imageQuota = 500;
export const shareQuota = 500;

/** The maximum number of instances in a region. */
export const instanceQuota = 500;

export const instanceId = (about: string) =>
  string(about).pattern(/^ins-[0-9a-z]{8}$/, "ins-xxxxxxxx", "InvalidInstanceId.Malformed");

/** The instances of a call. */
export const instanceIds = () =>
  listOf(instanceId("Id of an instance."), "The instances.")
    .items(1, Number.MAX_SAFE_INTEGER, "MissingParameter")
    .items(1, 100, "InvalidParameterValue.LimitExceeded");

/** The way to stop a system. Simulated systems always shut down on request. */
export const stopType = () =>
  string("SOFT shuts down the system, HARD cuts the power, SOFT_FIRST tries SOFT and then HARD.").oneOf([
    "SOFT",
    "HARD",
    "SOFT_FIRST",
  ]);

export const instancePaging = {
  Offset: int("Number of matches to skip.").min(0).default(0),
  Limit: int("Maximum number of entries to return, 1 to 100.")
    .min(1)
    .max(100, "InvalidParameterValue.LimitExceeded")
    .default(20),
};
