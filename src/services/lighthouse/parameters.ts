import { int, string } from "#kernel/fields.ts";

/** Parameters that many actions of Lighthouse share. */

export const cvmImageId = (about: string) =>
  string(about).pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx", "InvalidParameterValue.InvalidImageIdMalformed");

export const blueprintId = (about: string) =>
  string(about).pattern(/^lhbp-[0-9a-z]{8}$/, "lhbp-xxxxxxxx", "InvalidParameterValue.BlueprintIdMalformed");

export const paging = {
  Offset: int("How many matches to pass over.").min(0, "InvalidParameterValue.Negative").default(0),
  Limit: int("How many to return at most: 1 to 100.")
    .min(0, "InvalidParameterValue.Negative")
    .min(1, "InvalidParameterValue.OutOfRange")
    .max(100, "InvalidParameterValue.OutOfRange")
    .default(20),
};
