import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { availableBlueprint } from "../availableBlueprints.ts";
import { mapCvmErrors, sameCodeForAll } from "../cvmImages.ts";
import { Blueprint } from "../objects/Blueprint.ts";
import { Software, softwareOf } from "../objects/Software.ts";

const BlueprintInstance = objectType("BlueprintInstance", {
  Blueprint: object(Blueprint, "Blueprint that the instance was created from."),
  SoftwareSet: listOf(Software, "Software installed on the instance."),
  InstanceId: string("Id of the instance."),
});

export default action({
  name: "DescribeBlueprintInstances",
  category: "Image",
  summary: "Returns the blueprint that an instance was created from and the software on it.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: { InstanceIds: instanceIds(1) },

  output: {
    TotalCount: int("Number of entries."),
    BlueprintInstanceSet: listOf(
      BlueprintInstance,
      "One entry for the instance. Empty if its blueprint no longer exists.",
    ),
  },

  raises: [
    "FailedOperation",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "MissingParameter",
    "ResourceNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["InternalError", "InternalError.InvalidCommandNotFound", "InvalidParameterValue"],

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
