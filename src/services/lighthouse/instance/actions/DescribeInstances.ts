import { int, listOf, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { filterFormCodes, statusServiceCodes } from "../../wire/publishedCodes.ts";
import { Instance, toInstance } from "../objects/Instance.ts";

const filters = filtersOf<typeof Instance.value>(tagsOf)(
  {
    "instance-name": { about: "name", read: (instance) => [instance.InstanceName] },
    "private-ip-address": { about: "private IP address", read: (instance) => instance.PrivateAddresses },
    "public-ip-address": { about: "public IP address", read: (instance) => instance.PublicAddresses },
    zone: { about: "zone", read: (instance) => [instance.Zone] },
    "instance-state": { about: "state", read: (instance) => [instance.InstanceState] },
    "bundle-id": { about: "bundle id", read: (instance) => [instance.BundleId] },
    ...tagFilters,
  },
  {
    filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
    values: { max: 100, code: "InvalidParameter.FilterValueLimitExceeded" },
    unknown: "InvalidParameter.InvalidFilterNotSupportedName",
  },
);

export default action({
  name: "DescribeInstances",
  category: "Instance",
  summary: "Lists the account's instances in a region.",
  rateLimit: 100,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(
      instanceId("Id of an instance."),
      "Restricts the list to these instances. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
    OrderField: string("Field to sort by. Without it, isolated instances come first, then the newest.")
      .oneOf(["EXPIRED_TIME"])
      .optional(),
    Order: string("Sort order: ASC or DESC. Requires OrderField.").oneOf(["ASC", "DESC"]).optional(),
  },
  exclusive: [["InstanceIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("Number of matching instances across all pages."),
    InstanceSet: listOf(Instance, "Instances on this page."),
  },

  raises: [
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "MissingParameter.OrderFieldRequired",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...filterFormCodes,
    ...statusServiceCodes,
    "AuthFailure.InvalidHeaderUin",
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.InvalidFilterInvalidValuesNotList",
    "InvalidParameterValue.InstanceNameTooLong",
    "InvalidParameterValue.InvalidIpFormat",
    "InvalidParameterValue.InvalidZone",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.TokenInvalid",
  ],

  async run({ input, instances, fail }) {
    const { InstanceIds, Filters = [], OrderField, Order = "ASC" } = input;
    if (input.Order !== undefined && OrderField === undefined) fail("MissingParameter.OrderFieldRequired");
    const all = await instances.all();
    // Read after the instances: a missing disk means that the instance was deleted in between.
    const disks = await instances.systemDisks();
    const keys = await instances.keys();
    const rows = all.filter((row) => isRequested(InstanceIds, row.id) && disks.has(row.id));
    const sorted = OrderField
      ? rows.toSorted((a, b) => (Order === "ASC" ? a.expires - b.expires : b.expires - a.expires))
      : [...rows.filter((row) => row.state === "SHUTDOWN"), ...rows.filter((row) => row.state !== "SHUTDOWN")];
    const matches = sorted
      .map((row) => toInstance(row, disks.get(row.id), keys.get(row.id) ?? []))
      .filter((instance) => filters.matches(instance, Filters));
    return { TotalCount: matches.length, InstanceSet: pageOf(matches, input) };
  },
});
