import { inLanguage } from "#kernel/errors.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { action } from "../../scope.ts";

const ZoneInfo = objectType("ZoneInfo", {
  Zone: string("Identifier."),
  ZoneName: string("Display name."),
  ZoneId: string("Number of the zone."),
  ZoneState: string("Always AVAILABLE."),
});

export default action({
  name: "DescribeZones",
  category: "Region",
  summary: "Lists the zones of a region.",
  rateLimit: 20,
  regions: cvmRegions,

  input: {},

  output: { TotalCount: int("Total number."), ZoneSet: listOf(ZoneInfo, "The zones.") },

  raises: [],
  alsoPublished: [
    "InvalidFilter",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.ZoneNotSupported",
    "UnsupportedOperation",
  ],

  async run({ region, language }) {
    const here = zones.filter((zone) => zone.region === region);
    const set = here.map((zone) => ({
      Zone: zone.name,
      ZoneName: inLanguage(zone, language),
      ZoneId: zone.id,
      ZoneState: "AVAILABLE",
    }));
    return { TotalCount: set.length, ZoneSet: set };
  },
});
