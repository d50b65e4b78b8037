import type { Messages } from "#kernel/errors.ts";
import { reserved } from "../wire/messages.ts";

/** Messages about tags. */
export const tagMessages = {
  "FailedOperation.TagAttachedQuota": { en: "The tag is used for a quota.", zh: "该标签已用于配额。" },
  "FailedOperation.TagAttachedResource": {
    en: "`{parameter}`: {resource} has the tag `{value}`, so it cannot be deleted.",
    zh: "`{parameter}`：资源 {resource} 绑定了标签 `{value}`，不能删除。",
  },
  "InvalidParameterValue.ReservedTagKey": reserved,
  "ResourceInUse.TagDuplicate": {
    en: "`{parameter}`: tag `{value}` already exists.",
    zh: "`{parameter}`：标签 `{value}` 已存在。",
  },
} as const satisfies Messages;
