import { listOf } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { blueprintId } from "../../wire/parameters.ts";
import { deleteBlueprints } from "../operations.ts";
import { blueprintPath, customBlueprint } from "../refusals.ts";

const name = "DeleteBlueprints";

export default action({
  name,
  category: "Image",
  summary: "Deletes custom blueprints. Instances created from them are not affected.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["blueprint/$BlueprintIds"],

  operation: deleteBlueprints,

  input: {
    BlueprintIds: listOf(blueprintId("Id of a blueprint."), "Custom blueprints to delete.")
      .items(1, 100)
      .unique("InvalidParameterValue.Duplicated"),
  },

  output: {},

  raises: [
    "InvalidParameterValue.BlueprintIdMalformed",
    "InvalidParameterValue.Duplicated",
    "ResourceNotFound.BlueprintIdNotFound",
    "ResourceNotFound.BlueprintNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.BlueprintCurStateInvalid",
    "UnsupportedOperation.BlueprintOccupied",
    "UnsupportedOperation.NotSupportSharedBlueprint",
  ],
  alsoPublished: [
    "FailedOperation.DestroyResourcesFailed",
    "FailedOperation.TradeCallBillingGatewayFailed",
    "InternalError",
    "InternalError.TradeCallBillingGatewayFailed",
    "ResourceNotFound",
    "ResourceUnavailable",
    "UnsupportedOperation.PostDestroyResourceFailed",
  ],

  async run({ input: { BlueprintIds }, blueprints, blueprintUse, cvmImages, region, operations, fail }) {
    const shared = await blueprints.shared();
    const used = await blueprintUse.beingInstalled(BlueprintIds);
    for (const id of BlueprintIds) {
      const row = await customBlueprint(id, { blueprints, cvmImages, region }, strangers, fail);
      const path = blueprintPath(name, row, fail);
      if (shared.has(id)) {
        const reason = { en: "it is shared with other accounts", zh: "镜像已共享给其他账号" };
        fail("UnsupportedOperation.BlueprintOccupied", { value: id, reason });
      }
      if (used.includes(id)) {
        const reason = { en: "it is being installed on an instance", zh: "镜像正在安装到实例" };
        fail("UnsupportedOperation.BlueprintOccupied", { value: id, reason });
      }
      await operations.begin(deleteBlueprints, { resource: id, path, detail: {} });
    }
    return {};
  },

  async finish({ blueprintUse, operation }) {
    await blueprintUse.forgetKeys(operation.resource);
  },
});

const strangers = {
  unknown: "ResourceNotFound.BlueprintIdNotFound",
  received: "UnsupportedOperation.NotSupportSharedBlueprint",
  platform: "ResourceNotFound.BlueprintNotFound",
} as const;
