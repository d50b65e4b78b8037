import { listOf, objectType, string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { isMainland, lighthouseRegions } from "#services/regions.ts";
import { quotaOf } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { blueprintId } from "../../wire/parameters.ts";
import { syncBlueprint } from "../operations.ts";
import { blueprintPath, customBlueprint } from "../refusals.ts";
import { blueprintPaths } from "../states.ts";

const name = "SyncBlueprint";

const DestinationRegionBlueprint = objectType("DestinationRegionBlueprint", {
  Region: string("Region of the copy."),
  BlueprintId: string("Id of the copy."),
});

export default action({
  name,
  category: "Image",
  summary: "Copies a custom blueprint to other regions. Copies cannot cross the border of mainland China.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  operation: syncBlueprint,

  input: {
    BlueprintId: blueprintId("Custom blueprint to copy."),
    DestinationRegions: listOf(string("Region."), "Destination regions.")
      .items(1, 10, "LimitExceeded")
      .unique("InvalidParameterValue.Duplicated"),
  },

  output: {
    DestinationRegionBlueprintSet: listOf(DestinationRegionBlueprint, "The copies, initially in state SYNCING."),
  },

  raises: [
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.DestinationRegionSameAsSourceRegion",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.NotSupportCrossBorderSyncBlueprint",
    "InvalidParameterValue.UnavailableRegion",
    "LimitExceeded",
    "LimitExceeded.SyncBlueprintQuotaLimitExceeded",
    "ResourceNotFound.PrivateBlueprintNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.BlueprintCurStateInvalid",
    "UnsupportedOperation.BlueprintLatestOperationUnfinished",
  ],
  alsoPublished: [
    "AuthFailure",
    "FailedOperation.BalanceInsufficient",
    "FailedOperation.DescribeBlueprintQuotaFailed",
    "FailedOperation.NumLimitError",
    "FailedOperation.RequestError",
    "FailedOperation.UnableToSyncBlueprint",
    "InternalError",
    "OperationDenied.BlueprintOperationInProgress",
    "UnauthorizedOperation.CertificationNeedUpgrade",
    "UnauthorizedOperation.NotCertification",
  ],

  async run({ input, blueprints, cvmImages, operations, blueprintsIn, region, now, random, fail }) {
    const { BlueprintId, DestinationRegions } = input;
    for (const value of DestinationRegions) {
      const details = { parameter: "DestinationRegions", value };
      if (!lighthouseRegions.includes(value)) fail("InvalidParameterValue.UnavailableRegion", details);
      if (value === region) fail("InvalidParameterValue.DestinationRegionSameAsSourceRegion", details);
      if (isMainland(value) !== isMainland(region)) {
        fail("InvalidParameterValue.NotSupportCrossBorderSyncBlueprint", details);
      }
    }
    const row = await customBlueprint(BlueprintId, { blueprints, cvmImages, region }, strangers, fail);
    if (row.state === "SYNCING") {
      fail("UnsupportedOperation.BlueprintLatestOperationUnfinished", { value: row.id, operation: name });
    }
    const path = blueprintPath(name, row, fail);
    const copies = [];
    for (const destination of DestinationRegions) {
      const there = blueprintsIn(destination);
      const limit = quotaOf("BLUEPRINT", destination) ?? 0;
      if ((await there.custom()).length >= limit) {
        fail("LimitExceeded.SyncBlueprintQuotaLimitExceeded", { limit, value: destination });
      }
      const id = resourceId(random, "lhbp");
      const { os, platform, disk_size, memory } = row;
      const copying = blueprintPaths[name][""];
      const same = { name: row.name, about: row.about, os, platform, disk_size, memory };
      await there.add({ ...same, id, state: copying[0], created: now });
      await operations.begin(syncBlueprint, { resource: id, path: copying, detail: {}, region: destination });
      copies.push({ Region: destination, BlueprintId: id });
    }
    await operations.begin(syncBlueprint, { resource: row.id, path, detail: {} });
    return { DestinationRegionBlueprintSet: copies };
  },
});

const strangers = {
  unknown: "ResourceNotFound.PrivateBlueprintNotFound",
  received: "ResourceNotFound.PrivateBlueprintNotFound",
  platform: "ResourceNotFound.PrivateBlueprintNotFound",
} as const;
