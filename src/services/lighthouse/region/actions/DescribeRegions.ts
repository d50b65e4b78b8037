import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { regions } from "#services/regions.ts";
import { action } from "../../scope.ts";

const RegionInfo = objectType("RegionInfo", {
  Region: string("Machine-readable name."),
  RegionName: string("Display name."),
  RegionState: string("State of the region: AVAILABLE."),
  IsChinaMainland: bool("Whether the region is in mainland China."),
});

export default action({
  name: "DescribeRegions",
  category: "Region",
  summary: "Lists the regions where Lighthouse is available.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: {
    TotalCount: int("Number of entries."),
    RegionSet: listOf(RegionInfo, "List of regions."),
  },

  raises: [],
  alsoPublished: ["FailedOperation"],

  async run({ language }) {
    const set = regions.map(({ name, en, zh, mainland }) => ({
      Region: name,
      RegionName: inLanguage({ en, zh }, language),
      RegionState: "AVAILABLE",
      IsChinaMainland: mainland,
    }));
    return { TotalCount: set.length, RegionSet: set };
  },
});
