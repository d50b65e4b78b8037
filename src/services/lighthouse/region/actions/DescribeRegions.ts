import { inLanguage } from "#kernel/errors.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { regions } from "#services/regions.ts";
import { action } from "../../scope.ts";

const RegionInfo = objectType("RegionInfo", {
  Region: string("Name for programs."),
  RegionName: string("Name for people."),
  RegionState: string("AVAILABLE."),
  IsChinaMainland: bool("Whether it lies in mainland China."),
});

export default action({
  name: "DescribeRegions",
  category: "Region",
  summary: "Lists the regions in which there is Lighthouse.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: {
    TotalCount: int("How many there are."),
    RegionSet: listOf(RegionInfo, "The regions."),
  },

  raises: ["FailedOperation"],

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
