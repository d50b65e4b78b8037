import { listOf, objectType, string } from "#kernel/fields.ts";
import { Tag, toTag } from "../../tag/objects/Tag.ts";
import type { Resource } from "../rows.ts";

export const ResourceTag = objectType("ResourceTag", {
  ResourceRegion: string("Region of the resource."),
  ServiceType: string("Product of the resource."),
  ResourcePrefix: string("Resource type."),
  ResourceId: string("Id of the resource."),
  Tags: listOf(Tag, "Its tags."),
});

export const toResourceTag = ({ service, region, prefix, id, tags }: Resource): typeof ResourceTag.value => ({
  ResourceRegion: region,
  ServiceType: service,
  ResourcePrefix: prefix,
  ResourceId: id,
  Tags: tags.map(toTag),
});
