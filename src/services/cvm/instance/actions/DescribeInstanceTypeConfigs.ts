import { float, int, listOf, objectType, string } from "#kernel/fields.ts";
import { forwardedFilters } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { action } from "../../scope.ts";
import { instanceTypes } from "../catalogue.ts";

const InstanceTypeConfig = objectType("InstanceTypeConfig", {
  Zone: string("The zone in which it is sold."),
  InstanceType: string("Its name, as RunInstances takes it."),
  InstanceFamily: string("The family that it belongs to."),
  GPU: int("Cores for graphics; none here."),
  CPU: int("Cores."),
  Memory: int("GiB of memory."),
  FPGA: int("Cores of that kind; none here."),
  GpuCount: float("Cards for graphics; none here."),
  GpuType: string("What cards; empty for none."),
  GpuMemory: float("GiB of memory on a card; none here."),
});

const none = { GPU: 0, FPGA: 0, GpuCount: 0, GpuType: "", GpuMemory: 0 } as const;

export default action({
  name: "DescribeInstanceTypeConfigs",
  category: "Instance",
  summary: "Lists the types of instance that are sold, for each zone of the region.",
  rateLimit: 40,
  regions: cvmRegions,

  input: {
    Filters: forwardedFilters(
      {
        zone: { about: "the zone" },
        "instance-family": { about: "the family" },
        "instance-type": { about: "the name of the type" },
      },
      {
        filters: { max: 10, code: "InvalidFilterValue.LimitExceeded" },
        values: { max: 1, code: "InvalidFilterValue.LimitExceeded" },
        unknown: "InvalidFilter",
      },
    ).default([]),
  },

  output: { InstanceTypeConfigSet: listOf(InstanceTypeConfig, "The types that match.") },

  raises: [
    "InternalServerError",
    "InvalidFilter",
    "InvalidFilterValue.LimitExceeded",
    "InvalidInstanceType.Malformed",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.ZoneNotSupported",
    "InvalidZone.MismatchRegion",
    "ResourcesSoldOut.SpecifiedInstanceType",
    "UnsupportedOperation",
  ],

  async run({ input, region, fail }) {
    const wanted = (name: string, value: string) =>
      input.Filters.every((filter) => filter.Name !== name || filter.Values.includes(value));
    for (const { Name, Values } of input.Filters) {
      const stranger = Name === "zone" ? Values.find((value) => !zones.some((zone) => zone.name === value)) : undefined;
      if (stranger !== undefined) {
        fail("InvalidParameterValue.ZoneNotSupported", { parameter: "Filters.zone", value: stranger });
      }
    }
    const types = instanceTypes.filter(
      (type) => wanted("instance-family", type.family) && wanted("instance-type", type.name),
    );
    const here = zones.filter((zone) => zone.region === region && wanted("zone", zone.name));
    const set = here.flatMap((zone) =>
      types.map(({ name, family, cpu, memory }) => ({
        ...none,
        Zone: zone.name,
        InstanceType: name,
        InstanceFamily: family,
        CPU: cpu,
        Memory: memory,
      })),
    );
    return { InstanceTypeConfigSet: set };
  },
});
