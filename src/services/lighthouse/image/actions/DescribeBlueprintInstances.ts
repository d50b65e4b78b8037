import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { availableBlueprint } from "../availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../cvmImages.ts";
import { Blueprint } from "../objects/Blueprint.ts";
import { Software, softwareOf } from "../objects/Software.ts";

const BlueprintInstance = objectType("BlueprintInstance", {
  Blueprint: object(Blueprint, "What the instance was made from."),
  SoftwareSet: listOf(Software, "What is installed on it."),
  InstanceId: string("Id of the instance."),
});

export default action({
  name: "DescribeBlueprintInstances",
  category: "Image",
  summary: "Tells which blueprint an instance was made from, and of the software on it.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: { InstanceIds: instanceIds(1) },

  output: {
    TotalCount: int("How many there are."),
    BlueprintInstanceSet: listOf(BlueprintInstance, "The instance; none where its blueprint is there no more."),
  },

  raises: [
    "FailedOperation",
    "InternalError",
    "InternalError.InvalidCommandNotFound",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "ResourceNotFound",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input: { InstanceIds }, instances, blueprints, cvmImages, region, language, fail }) {
    const [id = ""] = InstanceIds;
    const instance = await instances.find(id);
    if (!instance) return fail("ResourceNotFound", { parameter: "InstanceIds", value: id });
    const blueprint = await mapCvmErrors(sameCodeForAll("FailedOperation"), fail, () =>
      availableBlueprint(instance.blueprint_id, { blueprints, cvmImages, region }),
    );
    if (!blueprint) return { TotalCount: 0, BlueprintInstanceSet: [] };
    const SoftwareSet = softwareOf(blueprint, instance.public_ip, language);
    return { TotalCount: 1, BlueprintInstanceSet: [{ Blueprint: blueprint, SoftwareSet, InstanceId: id }] };
  },
});
