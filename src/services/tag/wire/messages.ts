import type { Messages } from "#kernel/errors.ts";

export const malformed = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const outOfRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };
export const reserved = {
  en: "`{parameter}` must not start with the reserved prefixes qcloud, tencent or project: `{value}`.",
  zh: "`{parameter}` 不能以平台保留的 qcloud、tencent 或 project 开头：`{value}`。",
};

/** Messages of codes that several folders use. */
export const sharedMessages = {
  "InvalidParameter.PaginationTokenInvalid": {
    en: "`{parameter}` is not a token of an earlier page: `{value}`.",
    zh: "`{parameter}` 不是之前分页返回的值：`{value}`。",
  },
  "InvalidParameter.ReservedTagKey": reserved,
  "InvalidParameter.Tag": outOfRange,
  "InvalidParameterValue.OffsetInvalid": malformed,
  "InvalidParameterValue.TagKeyCharacterIllegal": malformed,
  "InvalidParameterValue.TagKeyDuplicate": {
    en: "`{parameter}` contains the key `{value}` more than once.",
    zh: "`{parameter}` 中标签键 `{value}` 重复。",
  },
  "InvalidParameterValue.TagKeyEmpty": { en: "`{parameter}` must not be empty.", zh: "`{parameter}` 不能为空。" },
  "InvalidParameterValue.TagKeyLengthExceeded": outOfRange,
  "InvalidParameterValue.TagValueCharacterIllegal": malformed,
  "InvalidParameterValue.TagValueEmpty": { en: "`{parameter}` must not be empty.", zh: "`{parameter}` 不能为空。" },
  "InvalidParameterValue.TagValueLengthExceeded": outOfRange,
  "InvalidParameterValue.UinInvalid": {
    en: "`{parameter}` is not a Uin of this account: `{value}`.",
    zh: "`{parameter}` 不是本账号下的 Uin：`{value}`。",
  },
  "LimitExceeded.ResourceNumPerRequest": outOfRange,
  "LimitExceeded.TagKey": outOfRange,
  "LimitExceeded.TagValue": outOfRange,
  "ResourceNotFound.TagNonExist": {
    en: "`{parameter}`: tag `{value}` does not exist.",
    zh: "`{parameter}`：标签 `{value}` 不存在。",
  },
} as const satisfies Messages;
