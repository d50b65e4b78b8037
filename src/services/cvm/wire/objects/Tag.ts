import { listOf, objectType, string } from "#kernel/fields.ts";
import { keyForm, unreservedKey, valueForm } from "#services/tags.ts";

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.")
    .length(1, 127, "InvalidParameterValue.TooLarge")
    .pattern(...keyForm)
    .pattern(...unreservedKey),
  Value: string("Value of the tag.")
    .length(0, 255, "InvalidParameterValue.TooLarge")
    .pattern(...valueForm),
});

export const TagSpecification = objectType("TagSpecification", {
  ResourceType: string("Type of the tagged resource."),
  Tags: listOf(Tag, "The tags."),
});

/** The tags of all specifications. All of them apply to the created resource. */
export const specifiedTags = (
  specifications: readonly (typeof TagSpecification.value)[] = [],
): readonly (typeof Tag.value)[] => specifications.flatMap(({ Tags }) => Tags);
