import { bool, string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { instancesFor } from "../../instance/refusals.ts";
import { instancePaths } from "../../instance/states.ts";
import { bundleById } from "../../package/catalogue.ts";
import { quotaOf } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { blueprintName, blueprintText, instanceId, newTags } from "../../wire/parameters.ts";
import { pathOf } from "../../work/paths.ts";
import { createBlueprint } from "../operations.ts";
import { requiredMemory } from "../refusals.ts";
import { blueprintPaths } from "../states.ts";

const name = "CreateBlueprint";

export default action({
  name,
  category: "Image",
  summary:
    "Creates a custom blueprint from an instance's system disk. A running instance is stopped unless ForcePowerOff is false.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId", "blueprint/*"],

  operation: createBlueprint,

  input: {
    BlueprintName: blueprintName("Name of the blueprint."),
    Description: blueprintText("Description of the blueprint.").optional(),
    InstanceId: instanceId("Instance to create the blueprint from. Required.").optional(),
    ForcePowerOff: bool("Whether to stop a running instance first and start it again afterwards.").default(true),
    Tags: newTags(),
  },

  output: { BlueprintId: string("Id of the new blueprint, which is initially in state CREATING.") },

  raises: [
    "FailedOperation.UnableToCreateBlueprint",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.TooLong",
    "LimitExceeded.BlueprintQuotaLimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.CreateBlueprintFailed",
    "FailedOperation.InsufficientBalance",
    "InternalError",
    "InternalError.DescribeInstanceStatus",
  ],

  async run({ input, instances, blueprints, blueprintUse, tags, operations, region, now, random, fail }) {
    const { InstanceId, ForcePowerOff } = input;
    if (InstanceId === undefined) return fail("FailedOperation.UnableToCreateBlueprint", { parameter: "InstanceId" });
    const rows = await instancesFor(name, [InstanceId], { instances, fail });
    const [instance] = rows;
    const disk = (await instances.systemDisks()).get(InstanceId);
    if (!instance || !disk) return fail("ResourceNotFound.InstanceIdNotFound", { value: InstanceId });
    if (bundleById(instance.bundle_id)?.kind === "GAME_PORTAL_BUNDLE") {
      fail("UnsupportedOperation.InstanceDisplayAreaNotSupportOperation", { value: InstanceId });
    }
    const limit = quotaOf("BLUEPRINT", region) ?? 0;
    if ((await blueprints.custom()).length >= limit) fail("LimitExceeded.BlueprintQuotaLimitExceeded", { limit });

    const id = resourceId(random, "lhbp");
    const path = blueprintPaths[name][""];
    await blueprints.add({
      id,
      state: path[0],
      name: input.BlueprintName,
      about: input.Description ?? "",
      os: instance.os,
      platform: instance.platform,
      disk_size: disk.size,
      memory: await requiredMemory(instance, blueprints),
      tags: await tags.onNew(input.Tags),
      created: now,
    });
    await blueprintUse.keepKeys(id, (await instances.keys()).get(InstanceId) ?? []);
    const stops = (ForcePowerOff && pathOf(instancePaths, name, instance.state)) || [instance.state];
    const also = { instance: { resource: InstanceId, path: stops } };
    await operations.begin(createBlueprint, { resource: id, path, detail: { instance: InstanceId }, also });
    return { BlueprintId: id };
  },

  async finish({ machines, operation }) {
    await machines.image(operation.detail.instance, operation.resource);
  },
});
