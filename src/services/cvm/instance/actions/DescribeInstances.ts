import { int, listOf } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId, instancePaging } from "../../wire/parameters.ts";
import { checkFilters, instanceFilters } from "../filters.ts";
import { Instance, toInstance } from "../objects/Instance.ts";

export default action({
  name: "DescribeInstances",
  category: "Instance",
  summary: "Lists instances, newest first.",
  rateLimit: 40,
  regions: cvmRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "Returns only these instances.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: instanceFilters.field.optional(),
    ...instancePaging,
  },
  exclusive: [["InstanceIds", "Filters", "InvalidParameterValue"]],

  output: {
    TotalCount: int("Total number of matches."),
    InstanceSet: listOf(Instance, "The instances of this page."),
  },

  raises: [
    "InvalidFilter",
    "InvalidFilterValue.LimitExceeded",
    "InvalidHostId.Malformed",
    "InvalidInstanceId.Malformed",
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidParameterValue.IPAddressMalformed",
    "InvalidParameterValue.IPv6AddressMalformed",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidTimeFormat",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.SubnetIdMalformed",
    "InvalidParameterValue.UuidMalformed",
    "InvalidParameterValue.VpcIdMalformed",
    "InvalidSgId.Malformed",
  ],
  alsoPublished: [
    "FailedOperation.IllegalTagKey",
    "FailedOperation.IllegalTagValue",
    "FailedOperation.TagKeyReserved",
    "InternalServerError",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.InvalidIpFormat",
    "InvalidParameterValue.InvalidVagueName",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidSecurityGroupId.NotFound",
    "InvalidZone.MismatchRegion",
    "ResourceNotFound.HpcCluster",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation",
  ],

  async run({ input, instances, fail }) {
    const { InstanceIds: ids = [], Filters = [], Offset, Limit } = input;
    checkFilters(Filters, fail);
    const rows = (await instances.all()).filter(
      (row) => (ids.length === 0 || ids.includes(row.id)) && instanceFilters.matches(row, Filters),
    );
    return { TotalCount: rows.length, InstanceSet: rows.slice(Offset, Offset + Limit).map(toInstance) };
  },
});
