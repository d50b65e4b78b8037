import { inLanguage } from "#kernel/errors.ts";
import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { bundleById, bundles } from "../../package/catalogue.ts";
import { bundleFilters, byPriority } from "../../package/filters.ts";
import { isExpired } from "../../package/lifetimes.ts";
import { Bundle, toBundle } from "../../package/objects/Bundle.ts";
import { Price, toPrice } from "../../package/objects/Price.ts";
import { upgradeCost } from "../../package/prices.ts";
import { action } from "../../scope.ts";
import { pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import {
  filterFormCodes,
  priceServiceCodes,
  requestServiceCodes,
  statusServiceCodes,
} from "../../wire/publishedCodes.ts";
import { offeredFor, upgradeDenial } from "../upgrades.ts";

const ModifyBundle = objectType("ModifyBundle", {
  ModifyPrice: object(Price, "Price of the change for the remaining time."),
  ModifyBundleState: string("AVAILABLE, SOLD_OUT, or UNAVAILABLE if the instance cannot change to the bundle."),
  Bundle: object(Bundle, "Details of the bundle."),
  NotSupportModifyMessage: string("Reason why the instance cannot change to the bundle. Empty if it can."),
});

export default action({
  name: "DescribeModifyInstanceBundles",
  category: "Instance",
  summary: "Lists the other bundles, whether an instance can change to them, and the price of the change.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceId"],

  input: { InstanceId: instanceId("Id of the instance."), Filters: bundleFilters.field.optional(), ...paging },

  output: {
    TotalCount: int("Number of matches across all pages."),
    ModifyBundleSet: listOf(ModifyBundle, "Bundles on this page."),
  },

  raises: [
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameter.FilterValueLimitExceeded",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidBlueprintPlatformType",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InstanceExpired",
    "UnsupportedOperation.InvalidInstanceState",
  ],
  alsoPublished: [
    ...filterFormCodes,
    ...priceServiceCodes,
    ...statusServiceCodes,
    ...requestServiceCodes,
    "FailedOperation",
    "FailedOperation.DescribeInstancesModificationError",
    "InternalError.DescribeInstancesModification",
    "InternalError.DescribeInstancesModificationError",
    "InternalError.InvalidBundlePrice",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameter.GamePortalInstanceBlueprintInvalid",
    "InvalidParameter.InstanceOperationUnsupportedParameter",
    "InvalidParameterValue.InvalidBlueprintId",
    "InvalidParameterValue.InvalidConsoleDisplayTypes",
    "OperationDenied.BundleNotSupportModify",
    "ResourceNotFound.InstanceBlueprintNotFound",
    "ResourceUnavailable.BlueprintUnavailable",
  ],

  async run({ input, instances, region, language, now, fail }) {
    const { InstanceId: value, Filters = [] } = input;
    const row = await instances.find(value);
    if (!row) return fail("ResourceNotFound.InstanceIdNotFound", { value });
    if (isExpired(row)) fail("UnsupportedOperation.InstanceExpired", { value });
    if (row.state === "SHUTDOWN") fail("UnsupportedOperation.InvalidInstanceState", { value, state: row.state });
    const present = bundleById(row.bundle_id);
    if (!present) return fail("InvalidParameter.BundleIdNotFound", { value: row.bundle_id });
    const matches = bundles
      .filter((bundle) => offeredFor(bundle, region) && bundle.id !== present.id)
      .filter((bundle) => (bundle.kind === "GAME_PORTAL_BUNDLE") === (present.kind === "GAME_PORTAL_BUNDLE"))
      .filter((bundle) => bundleFilters.matches(bundle, Filters))
      .toSorted(byPriority);
    const page = pageOf(matches, input).map((bundle) => {
      const found = upgradeDenial(row, bundle);
      return {
        ModifyPrice: toPrice(upgradeCost(present, bundle, { now, expires: row.expires }, region), region),
        ModifyBundleState: found ? (bundle.sold ? "UNAVAILABLE" : "SOLD_OUT") : "AVAILABLE",
        Bundle: toBundle(bundle, region, language),
        NotSupportModifyMessage: found ? inLanguage(found.reason, language) : "",
      };
    });
    return { TotalCount: matches.length, ModifyBundleSet: page };
  },
});
