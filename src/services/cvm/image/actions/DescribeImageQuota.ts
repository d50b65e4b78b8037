import { int } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageQuota } from "../../wire/parameters.ts";

export default action({
  name: "DescribeImageQuota",
  category: "Image",
  summary: "Returns the image quota of the account in a region.",
  rateLimit: 10,
  regions: cvmRegions,

  input: {},

  output: { ImageNumQuota: int("Maximum number of custom images in the region.") },

  raises: ["UnauthorizedOperation"],
  alsoPublished: [
    "FailedOperation.TagKeyReserved",
    "InvalidFilter",
    "InvalidFilterValue.LimitExceeded",
    "InvalidHostId.Malformed",
    "InvalidParameterValue",
    "InvalidZone.MismatchRegion",
    "UnsupportedOperation",
    "UnsupportedOperation.InvalidZone",
  ],

  async run() {
    return { ImageNumQuota: imageQuota };
  },
});
