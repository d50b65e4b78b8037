import { float, int, listOf, objectType, string } from "#kernel/fields.ts";
import { forwardedFilters } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { zones } from "#services/zones.ts";
import { action } from "../../scope.ts";
import { instanceTypes } from "../catalogue.ts";

const InstanceTypeConfig = objectType("InstanceTypeConfig", {
  Zone: string("Zone that offers the instance type."),
  InstanceType: string("Name of the instance type, as accepted by RunInstances."),
  InstanceFamily: string("Instance family."),
  GPU: int("GPU cores: always 0."),
  CPU: int("Number of cores."),
  Memory: int("Memory in GiB."),
  FPGA: int("FPGA cores: always 0."),
  GpuCount: float("Number of GPUs: always 0."),
  GpuType: string("Type of the GPUs. Empty without GPUs."),
  GpuMemory: float("Memory per GPU in GiB: always 0."),
});

const none = { GPU: 0, FPGA: 0, GpuCount: 0, GpuType: "", GpuMemory: 0 } as const;

export default action({
  name: "DescribeInstanceTypeConfigs",
  category: "Instance",
  summary: "Lists the instance types that each zone of the region offers.",
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

  raises: ["InvalidFilter", "InvalidFilterValue.LimitExceeded", "InvalidParameterValue.ZoneNotSupported"],
  alsoPublished: [
    "InternalServerError",
    "InvalidInstanceType.Malformed",
    "InvalidParameterValue",
    "InvalidParameterValue.LimitExceeded",
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
