import { listOf, objectType, string } from "#kernel/fields.ts";
import type { Tag } from "#services/tags.ts";

const TagFilter = objectType("TagFilter", {
  TagKey: string("Key of a tag.").length(1, 127, "InvalidParameterValue.TagFilters"),
  TagValue: listOf(string("A value."), "Accepted values. Any value matches if omitted.").optional(),
});

export const tagFilters = () =>
  listOf(TagFilter, "Tag filters, 1 to 6.")
    .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameterValue.TagFilters")
    .items(1, 6, "InvalidParameterValue.TagFiltersLengthExceeded");

/** Whether any of the tags matches the filter. */
export function passes(tags: readonly Tag[], { TagKey, TagValue = [] }: typeof TagFilter.value): boolean {
  return tags.some(({ key, value }) => key === TagKey && (TagValue.length === 0 || TagValue.includes(value)));
}
