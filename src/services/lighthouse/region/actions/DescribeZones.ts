import { inLanguage } from "#kernel/errors.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { action } from "../../scope.ts";

const ZoneInfo = objectType("ZoneInfo", {
  Zone: string("Name for programs."),
  ZoneName: string("Name for people."),
  InstanceDisplayLabel: string("How the zone is offered: NORMAL, SELECTED or HIDDEN."),
});

export default action({
  name: "DescribeZones",
  category: "Region",
  summary: "Lists the zones of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    OrderField: string("What to sort by.").oneOf(["ZONE", "INSTANCE_DISPLAY_LABEL"]).default("ZONE"),
    Order: string("ASC or DESC.").oneOf(["ASC", "DESC"]).default("ASC"),
  },

  output: {
    TotalCount: int("How many there are."),
    ZoneInfoSet: listOf(ZoneInfo, "The zones."),
  },

  raises: ["FailedOperation", "InternalError.InvalidCommandNotFound", "InvalidParameterValue", "UnknownParameter"],

  async run({ input, region, language }) {
    // All are offered alike, so sorting by how they are offered leaves them sorted by name.
    const here = zones
      .filter((zone) => zone.region === region)
      .map((zone) => ({ Zone: zone.name, ZoneName: inLanguage(zone, language), InstanceDisplayLabel: "NORMAL" }))
      .toSorted((a, b) => (a.Zone < b.Zone ? -1 : 1));
    return { TotalCount: here.length, ZoneInfoSet: input.Order === "ASC" ? here : here.toReversed() };
  },
});
