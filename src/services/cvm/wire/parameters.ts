import { int, listOf, string } from "#kernel/fields.ts";
import { TagSpecification } from "./objects/Tag.ts";

/** Parameters that several actions on images share. */

export const imageId = (about: string) =>
  string(about).pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx", "InvalidImageId.Malformed");

export const imageName = <const Code extends string>(about: string, tooLong: Code) =>
  string(about).length(1, 60, tooLong);

export const imageDescription = (about: string) => string(about).length(0, 256, "InvalidParameterValue.TooLarge");

/** Empty means none: clients send it so to leave an image without a family. */
export const imageFamily = (about: string) =>
  string(about).pattern(
    /^([A-Za-z][\w.-]{0,127})?$/,
    "a letter, then letters, digits, `_`, `.`, `-`",
    "InvalidParameterValue.InvalidImageFamily",
  );

export const tagSpecification = () =>
  listOf(TagSpecification, "Tags of the image. The resource type is `image`.").optional();

/** The texts `true` and `false` in any case: clients differ in how they write them. */
export const trueOrFalse = (about: string) => string(about).pattern(/^(true|false)$/i, "true or false");

export const isTrue = (text: string): boolean => text.toLowerCase() === "true";

/** How many images an account may have in a region, and with how many accounts one may be shared. */
export const imageQuota = 500;
export const shareQuota = 500;

/** How many instances an account may have in a region. */
export const instanceQuota = 500;

export const instanceId = (about: string) =>
  string(about).pattern(/^ins-[0-9a-z]{8}$/, "ins-xxxxxxxx", "InvalidInstanceId.Malformed");

/** The instances that a call is about. */
export const instanceIds = () =>
  listOf(instanceId("Id of an instance."), "The instances.")
    .items(1, Number.MAX_SAFE_INTEGER, "MissingParameter")
    .items(1, 100, "InvalidParameterValue.LimitExceeded");

/** How to bring a system down: simulated ones always go when they are asked. */
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
