import { inLanguage } from "#kernel/errors.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { regionsOfCvm } from "#services/regions.ts";
import { action } from "../../scope.ts";

const RegionInfo = objectType("RegionInfo", {
  Region: string("Identifier."),
  RegionName: string("Display name."),
  RegionState: string("Always AVAILABLE."),
});

export default action({
  name: "DescribeRegions",
  category: "Region",
  summary: "Lists the regions of TAT.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: { TotalCount: int("Total number."), RegionSet: listOf(RegionInfo, "The regions.") },

  raises: ["UnauthorizedOperation.CamAuthFailed"],
  alsoPublished: [
    "InternalError",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.MFAExpired",
    "UnauthorizedOperation.MFANotFound",
  ],

  async run({ language }) {
    const set = regionsOfCvm.map((region) => ({
      Region: region.name,
      RegionName: inLanguage(region, language),
      RegionState: "AVAILABLE",
    }));
    return { TotalCount: set.length, RegionSet: set };
  },
});
