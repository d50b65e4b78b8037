import type { Fail } from "#kernel/action.ts";
import { type AccountTags, isSameTag, type Tag } from "#services/tags.ts";
import { existingTag, formatTag } from "../resource/binding.ts";
import type { Resources } from "../resource/rows.ts";

interface Scope {
  readonly known: AccountTags;
  readonly resources: Resources;
  readonly fail: Fail<"ResourceNotFound.TagNonExist" | "FailedOperation.TagAttachedResource">;
}

/** Deletes a tag of the account. Fails if a resource has it. */
export async function deleteTag(tag: Tag, parameter: string, { known, resources, fail }: Scope): Promise<void> {
  await existingTag(tag, parameter, { known, fail });
  const bearer = (await resources.tagged()).find(({ tags }) => tags.some((one) => isSameTag(one, tag)));
  const value = formatTag(tag);
  if (bearer) fail("FailedOperation.TagAttachedResource", { parameter, value, resource: bearer.id });
  await known.remove(tag);
}
