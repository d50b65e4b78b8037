import { int, object, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { instanceChargePrepaid } from "../../instance/objects/creation.ts";
import { offeredFor } from "../../instance/upgrades.ts";
import { action } from "../../scope.ts";
import { blueprintId } from "../../wire/parameters.ts";
import { priceServiceCodes, requestServiceCodes } from "../../wire/publishedCodes.ts";
import { bundleById } from "../catalogue.ts";
import { chosenBlueprint } from "../choices.ts";
import { Price, toPrice } from "../objects/Price.ts";
import { periods } from "../periods.ts";
import { instanceCost } from "../prices.ts";

export default action({
  name: "InquirePriceCreateInstances",
  category: "Other",
  summary: "Returns the price of new instances.",
  rateLimit: 10,
  regions: lighthouseRegions,

  input: {
    BundleId: string("Bundle of the new instances."),
    InstanceChargePrepaid: object(instanceChargePrepaid(periods), "Purchase or renewal period."),
    InstanceCount: int("Number of resources to buy: 1 to 30.").min(1).max(30).default(1),
    BlueprintId: blueprintId("Blueprint of the new instances. Blueprints add no cost.").optional(),
  },

  output: { Price: object(Price, "Price of the instances.") },

  raises: [
    "InvalidParameter.BundleIdNotFound",
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.InvalidBlueprintId",
    "InvalidParameterValue.InvalidBundleBlueprintCombination",
    "MissingParameter.BundleMissingParameterBlueprintId",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceUnavailable.BundleUnavailable",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    ...priceServiceCodes,
    ...requestServiceCodes,
    "FailedOperation",
    "InternalError.InvalidCommandNotFound",
  ],

  async run({ input, blueprints, cvmImages, region, fail }) {
    const { BundleId, BlueprintId, InstanceCount, InstanceChargePrepaid: paid } = input;
    const details = { parameter: "BundleId", value: BundleId };
    const bundle = bundleById(BundleId);
    if (!bundle) return fail("InvalidParameter.BundleIdNotFound", details);
    if (!offeredFor(bundle, region)) fail("ResourceUnavailable.BundleUnavailable", details);
    const game = bundle.kind === "GAME_PORTAL_BUNDLE";
    if (game && BlueprintId === undefined) fail("MissingParameter.BundleMissingParameterBlueprintId", details);
    if (BlueprintId !== undefined) {
      const blueprint = await chosenBlueprint(BlueprintId, { blueprints, cvmImages, region }, fail);
      const combination = { parameter: "BlueprintId", value: BlueprintId };
      if ((blueprint.BlueprintType === "GAME_PORTAL") !== game) {
        fail("InvalidParameterValue.InvalidBundleBlueprintCombination", combination);
      }
    }
    return { Price: toPrice(instanceCost(bundle, paid.Period, InstanceCount, region), region) };
  },
});
