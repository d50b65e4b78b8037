import { listOf, string, type ValueOf } from "#kernel/fields.ts";
import { type AccountTags, isSameTag } from "#services/tags.ts";
import type { Resources } from "../resource/rows.ts";
import { creatorParameter, showProject } from "../wire/parameters.ts";
import { isCreatedBy } from "./creators.ts";
import { type TagWithDelete, toTagWithDelete } from "./objects/TagWithDelete.ts";

/** The criteria of a list of tags. */
export const listCriteria = {
  TagKey: string("Returns only tags with this key.").optional(),
  TagValue: string("Returns only tags with this value.").optional(),
  CreateUin: creatorParameter(),
  TagKeys: listOf(string("A key."), "Returns only tags with one of these keys. TagKey is then ignored.").optional(),
  ShowProject: showProject(),
};

/** The matching tags, sorted by key and value. */
export async function listedTags(
  { TagKey, TagValue, CreateUin, TagKeys }: ValueOf<typeof listCriteria>,
  { known, resources }: { readonly known: AccountTags; readonly resources: Resources },
): Promise<readonly (typeof TagWithDelete.value)[]> {
  const keys = TagKeys?.length ? TagKeys : TagKey === undefined ? undefined : [TagKey];
  const borne = (await resources.tagged()).flatMap(({ tags }) => tags);
  return (await known.all())
    .filter((tag) => isCreatedBy(CreateUin, tag))
    .filter(({ key, value }) => (keys?.includes(key) ?? true) && value === (TagValue ?? value))
    .map((tag) =>
      toTagWithDelete(
        tag,
        borne.some((one) => isSameTag(one, tag)),
      ),
    );
}
