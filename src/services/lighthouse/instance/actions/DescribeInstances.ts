import { int, listOf, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { asksFor, pageOf, tagFilters, tagsOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { Instance, toInstance } from "../objects/Instance.ts";

const filters = filtersOf<typeof Instance.value>(tagsOf)(
  {
    "instance-name": { about: "name", read: (instance) => [instance.InstanceName] },
    "private-ip-address": { about: "private address", read: (instance) => instance.PrivateAddresses },
    "public-ip-address": { about: "public address", read: (instance) => instance.PublicAddresses },
    zone: { about: "zone", read: (instance) => [instance.Zone] },
    "instance-state": { about: "state", read: (instance) => [instance.InstanceState] },
    "bundle-id": { about: "bundle", read: (instance) => [instance.BundleId] },
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
  summary: "Lists the account's instances of a region.",
  rateLimit: 100,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "Only these instances; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    Filters: filters.field.optional(),
    ...paging,
    OrderField: string("What to sort by; without it, those that wait to be destroyed come first, then newest first.")
      .oneOf(["EXPIRED_TIME"])
      .optional(),
    Order: string("ASC or DESC; only with OrderField.").oneOf(["ASC", "DESC"]).optional(),
  },
  exclusive: [["InstanceIds", "Filters", "InvalidParameter.ParameterConflict"]],

  output: {
    TotalCount: int("How many instances match, on all pages."),
    InstanceSet: listOf(Instance, "The instances of this page."),
  },

  raises: [
    "AuthFailure.InvalidHeaderUin",
    "FailedOperation",
    "FailedOperation.DescribeInstanceStatus",
    "InternalError.DescribeInstanceStatus",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilter",
    "InvalidParameter.InvalidFilterInvalidKey",
    "InvalidParameter.InvalidFilterInvalidNameNotStr",
    "InvalidParameter.InvalidFilterInvalidValuesNotList",
    "InvalidParameter.InvalidFilterNotDict",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameter.ParameterConflict",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InstanceNameTooLong",
    "InvalidParameterValue.InvalidIpFormat",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "MissingParameter.OrderFieldRequired",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnauthorizedOperation.TokenInvalid",
  ],

  async run({ input, instances, fail }) {
    const { InstanceIds, Filters = [], OrderField, Order = "ASC" } = input;
    if (input.Order !== undefined && OrderField === undefined) fail("MissingParameter.OrderFieldRequired");
    const all = await instances.all();
    // Looked up later: where its disk is gone by now, so is the instance.
    const disks = await instances.systemDisks();
    const keys = await instances.keys();
    const rows = all.filter((row) => asksFor(InstanceIds, row.id) && disks.has(row.id));
    const sorted = OrderField
      ? rows.toSorted((a, b) => (Order === "ASC" ? a.expires - b.expires : b.expires - a.expires))
      : [...rows.filter((row) => row.state === "SHUTDOWN"), ...rows.filter((row) => row.state !== "SHUTDOWN")];
    const matches = sorted
      .map((row) => toInstance(row, disks.get(row.id), keys.get(row.id) ?? []))
      .filter((instance) => filters.matches(instance, Filters));
    return { TotalCount: matches.length, InstanceSet: pageOf(matches, input) };
  },
});
