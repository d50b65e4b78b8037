import { inLanguage } from "#kernel/errors.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { action } from "../../scope.ts";

const ZoneInfo = objectType("ZoneInfo", {
  Zone: string("Machine-readable name."),
  ZoneName: string("Display name."),
  InstanceDisplayLabel: string("Display label of the zone: NORMAL, SELECTED or HIDDEN."),
});

export default action({
  name: "DescribeZones",
  category: "Region",
  summary: "Lists the zones of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    OrderField: string("Field to sort by.").oneOf(["ZONE", "INSTANCE_DISPLAY_LABEL"]).default("ZONE"),
    Order: string("Sort order: ASC or DESC.").oneOf(["ASC", "DESC"]).default("ASC"),
  },

  output: {
    TotalCount: int("Number of entries."),
    ZoneInfoSet: listOf(ZoneInfo, "List of zones."),
  },

  raises: ["InvalidParameterValue", "UnknownParameter"],
  alsoPublished: ["FailedOperation", "InternalError.InvalidCommandNotFound"],

  async run({ input, region, language }) {
    // All zones have the same label, so sorting by label keeps the order by name.
    const here = zones
      .filter((zone) => zone.region === region)
      .map((zone) => ({ Zone: zone.name, ZoneName: inLanguage(zone, language), InstanceDisplayLabel: "NORMAL" }))
      .toSorted((a, b) => (a.Zone < b.Zone ? -1 : 1));
    return { TotalCount: here.length, ZoneInfoSet: input.Order === "ASC" ? here : here.toReversed() };
  },
});
