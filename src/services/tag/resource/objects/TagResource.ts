import { createHash } from "node:crypto";
import { objectType, string } from "#kernel/fields.ts";
import type { Resource } from "../rows.ts";

export const TagResource = objectType("TagResource", {
  TagKey: string("Key of the tag."),
  TagValue: string("Value of the tag."),
  ResourceId: string("Id of the tagged resource."),
  TagKeyMd5: string("MD5 of the key in hexadecimal."),
  TagValueMd5: string("MD5 of the value in hexadecimal."),
  ServiceType: string("Product of the resource."),
  Category: string("Category of the tag: always Custom."),
});

/** One entry per tag of a resource. */
export function toTagResources({ service, id, tags }: Resource): readonly (typeof TagResource.value)[] {
  return tags.map(({ key, value }) => ({
    TagKey: key,
    TagValue: value,
    ResourceId: id,
    TagKeyMd5: md5(key),
    TagValueMd5: md5(value),
    ServiceType: service,
    Category: "Custom",
  }));
}

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
