import { type ListField, listOf, objectType, string } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";

export interface TagValue {
  readonly Key: string;
  readonly Value: string;
}

/** The maximum number of tags of a policy or role. */
const tagQuota = 50;

/** A `Tags` parameter. `bad` and `tooMany` are the action's codes for an invalid tag and for too many. */
export function tags<const Bad extends string, const TooMany extends string = Bad>(
  type: "Tag" | "RoleTags",
  about: string,
  bad: Bad,
  tooMany?: TooMany,
): ListField<TagValue, Bad | TooMany> {
  const fields = {
    Key: string("Key of the tag.").length(1, 127, bad),
    Value: string("Value of the tag.").length(0, 255, bad),
  };
  return listOf(objectType(type, fields), about).items<Bad | TooMany>(0, tagQuota, tooMany ?? bad);
}

export const Tag = objectType("Tag", { Key: string("Key of the tag."), Value: string("Value of the tag.") });
export const RoleTags = objectType("RoleTags", { Key: string("Key of the tag."), Value: string("Value of the tag.") });

/** Tags as stored in a row. A repeated key keeps its last value. */
export function tagColumn(given: readonly TagValue[]): string {
  const values = new Map(given.map(({ Key, Value }) => [Key, Value]));
  return JSON.stringify([...values].map(([key, value]) => ({ key, value })));
}

export function tagsOf({ tags }: { readonly tags: string }): readonly TagValue[] {
  const list: unknown = JSON.parse(tags);
  if (!Array.isArray(list)) throw new Error("the column of tags holds no list");
  return list.filter(isRecord).map(({ key, value }) => ({ Key: String(key), Value: String(value) }));
}
