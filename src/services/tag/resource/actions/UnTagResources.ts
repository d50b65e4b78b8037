import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { descriptions, tagKeys } from "../../wire/parameters.ts";
import { namesOf, refuseRepeated, withoutKeys } from "../binding.ts";
import { FailedResource, toFailedResource } from "../objects/FailedResource.ts";

const unknown = "InvalidParameterValue.ResourceDescriptionError";

export default action({
  name: "UnTagResources",
  category: "Write",
  summary: "Unbinds tags from resources of any products and regions. Reports the resources that failed.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["$ResourceList"],
  operationLevel: true,

  input: {
    ResourceList: descriptions(),
    TagKeys: tagKeys(
      "Keys of the tags to unbind, 1 to 10. Keys that a resource does not have are ignored.",
      "empty",
      "long",
      "illegal",
      "reserved",
    )
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameter.Tag")
      .items(1, 10, "LimitExceeded.TagNumPerRequest"),
  },

  output: { FailedResources: listOf(FailedResource, "Resources from which the tags could not be unbound.") },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameter.Tag",
    "InvalidParameterValue.ResourceDescriptionError",
    "InvalidParameterValue.TagKeyCharacterIllegal",
    "InvalidParameterValue.TagKeyDuplicate",
    "InvalidParameterValue.TagKeyEmpty",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "LimitExceeded.ResourceNumPerRequest",
    "LimitExceeded.TagNumPerRequest",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.PolicyEnforcedInvalid",
    "FailedOperation.ResourceTagProcessing",
    "InvalidParameterValue.TagValueCharacterIllegal",
  ],

  async run({ input: { ResourceList, TagKeys }, resources, account, language, fail }) {
    refuseRepeated(TagKeys, "TagKeys", fail);
    const FailedResources: (typeof FailedResource.value)[] = [];
    for (const place of namesOf(ResourceList, account, fail)) {
      const resource = await resources.find(place);
      const details = { parameter: "ResourceList", value: place.description };
      if (!resource) FailedResources.push(toFailedResource(place.description, unknown, details, language));
      else await resources.write(resource, withoutKeys(resource.tags, TagKeys));
    }
    return { FailedResources };
  },
});
