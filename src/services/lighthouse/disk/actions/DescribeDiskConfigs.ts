import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { forwardedFilters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { chosenZone } from "../../package/choices.ts";
import { action } from "../../scope.ts";
import { requestServiceCodes } from "../../wire/publishedCodes.ts";
import { diskTypes } from "../catalogue.ts";

const DiskConfig = objectType("DiskConfig", {
  Zone: string("Zone where the disk type is sold."),
  DiskType: string("CLOUD_PREMIUM or CLOUD_SSD."),
  DiskSalesState: string("Sales state: AVAILABLE or SOLD_OUT."),
  MaxDiskSize: int("Maximum size, in GB."),
  MinDiskSize: int("Minimum size, in GB."),
  DiskStepSize: int("Step between two sizes, in GB."),
});

export default action({
  name: "DescribeDiskConfigs",
  category: "Cloud Disk",
  summary: "Lists the data disk types on sale in each zone of a region.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    Filters: forwardedFilters(
      { zone: { about: "zone" } },
      {
        filters: { max: 10, code: "InvalidParameter.InvalidFilter" },
        values: { max: 100, code: "InvalidParameter.InvalidFilter" },
        unknown: "InvalidParameter.InvalidFilter",
      },
    ).optional(),
  },

  output: { DiskConfigSet: listOf(DiskConfig, "Disk types on sale, grouped by zone.") },

  raises: ["InvalidParameter.InvalidFilter", "InvalidParameterValue.InvalidZone", "UnauthorizedOperation.NoPermission"],
  alsoPublished: [
    ...requestServiceCodes,
    "FailedOperation.DescribeDiskConfigQuotaFailed",
    "InvalidParameterValue.ZoneInvalid",
    "UnsupportedOperation.SystemBusy",
  ],

  async run({ input: { Filters = [] }, region, fail }) {
    for (const { Values } of Filters) {
      chosenZone(Values, region, (code, details) => fail(code, { ...details, parameter: "Filters.zone" }));
    }
    const asked = zones.filter(
      ({ name, region: of }) => of === region && Filters.every(({ Values }) => Values.includes(name)),
    );
    return {
      DiskConfigSet: asked.flatMap((zone) =>
        Object.values(diskTypes).map(({ name, min, max, step }) => ({
          Zone: zone.name,
          DiskType: name,
          DiskSalesState: "AVAILABLE",
          MaxDiskSize: max,
          MinDiskSize: min,
          DiskStepSize: step,
        })),
      ),
    };
  },
});
