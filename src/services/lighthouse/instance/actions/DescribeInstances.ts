import { int, listOf, string } from "#kernel/fields.ts";
import { filters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { asksFor, type Fields, pageOf, passesAll, tagFields } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { Instance, toInstance } from "../objects/Instance.ts";

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
    Filters: filters(
      {
        "instance-name": { about: "name" },
        "private-ip-address": { about: "private address" },
        "public-ip-address": { about: "public address" },
        zone: { about: "zone" },
        "instance-state": { about: "state" },
        "bundle-id": { about: "bundle" },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
        values: { max: 100, code: "InvalidParameter.FilterValueLimitExceeded" },
        unknown: "InvalidParameter.InvalidFilterNotSupportedName",
      },
    ).optional(),
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

  errors: [
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
      .filter((instance) => passesAll(instance, Filters, fields));
    return { TotalCount: matches.length, InstanceSet: pageOf(matches, input) };
  },
});

const fields: Fields<typeof Instance.value> = {
  "instance-name": (instance) => [instance.InstanceName],
  "private-ip-address": (instance) => instance.PrivateAddresses,
  "public-ip-address": (instance) => instance.PublicAddresses,
  zone: (instance) => [instance.Zone],
  "instance-state": (instance) => [instance.InstanceState],
  "bundle-id": (instance) => [instance.BundleId],
  ...tagFields,
};
