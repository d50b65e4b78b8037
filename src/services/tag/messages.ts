import type { Messages } from "#kernel/errors.ts";

const form = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
const range = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };
const reserved = {
  en: "`{parameter}` must not begin with qcloud, tencent or project, which are the platform's: `{value}`.",
  zh: "`{parameter}` 不能以平台保留的 qcloud、tencent 或 project 开头：`{value}`。",
};

/** What the tag service says with its own codes, in both languages. */
export const messages = {
  "FailedOperation.PolicyEnforcedInvalid": { en: "A tag policy does not let this be.", zh: "标签策略不允许该操作。" },
  "FailedOperation.ResourceAppIdNotSame": {
    en: "The resources belong to several accounts.",
    zh: "资源分属不同账号。",
  },
  "FailedOperation.ResourceTagProcessing": {
    en: "The resource's tags are being changed.",
    zh: "该资源的标签正在变更中。",
  },
  "FailedOperation.TagAttachedQuota": { en: "The tag has a quota.", zh: "该标签已用于配额。" },
  "FailedOperation.TagAttachedResource": {
    en: "`{parameter}`: {resource} has the tag `{value}`, so it cannot be deleted.",
    zh: "`{parameter}`：资源 {resource} 绑定了标签 `{value}`，不能删除。",
  },
  "InvalidParameter.PaginationTokenInvalid": {
    en: "`{parameter}` is not what an earlier page gave: `{value}`.",
    zh: "`{parameter}` 不是之前分页返回的值：`{value}`。",
  },
  "InvalidParameter.ReservedTagKey": reserved,
  "InvalidParameter.Tag": range,
  "InvalidParameter.UnsupportedService": {
    en: "`{parameter}` is of a product whose resources have no tags here: `{value}`.",
    zh: "`{parameter}` 所属的产品没有标签：`{value}`。",
  },
  "InvalidParameterValue.DeleteTagsParamError": {
    en: "`{parameter}` and `ReplaceTags` both have the key `{value}`.",
    zh: "`{parameter}` 与 `ReplaceTags` 都含有标签键 `{value}`。",
  },
  "InvalidParameterValue.OffsetInvalid": form,
  "InvalidParameterValue.RegionInvalid": {
    en: "`{parameter}` is no region: `{value}`.",
    zh: "`{parameter}` 不是地域：`{value}`。",
  },
  "InvalidParameterValue.ReservedTagKey": reserved,
  "InvalidParameterValue.ResourceDescriptionError": {
    en: "`{parameter}` does not describe, in six segments, a resource of the account that can have tags: `{value}`.",
    zh: "`{parameter}` 不是本账号下可绑定标签的资源的六段式描述：`{value}`。",
  },
  "InvalidParameterValue.ResourceIdInvalid": {
    en: "`{parameter}` must be ids of resources of that kind in that region, not too many at once: `{value}`.",
    zh: "`{parameter}` 应为该地域该类资源的 ID，且数量不超过上限：`{value}`。",
  },
  "InvalidParameterValue.ResourcePrefixInvalid": {
    en: "`{parameter}` is not what resources with tags of that product are called: `{value}`.",
    zh: "`{parameter}` 不是该产品可绑定标签的资源前缀：`{value}`。",
  },
  "InvalidParameterValue.ServiceTypeInvalid": {
    en: "`{parameter}` is no product whose resources have tags here: `{value}`.",
    zh: "`{parameter}` 不是可绑定标签的产品：`{value}`。",
  },
  "InvalidParameterValue.TagFilters": range,
  "InvalidParameterValue.TagFiltersLengthExceeded": range,
  "InvalidParameterValue.TagKeyCharacterIllegal": form,
  "InvalidParameterValue.TagKeyDuplicate": {
    en: "`{parameter}` has the key `{value}` more than once.",
    zh: "`{parameter}` 中标签键 `{value}` 重复。",
  },
  "InvalidParameterValue.TagKeyEmpty": { en: "`{parameter}` must not be empty.", zh: "`{parameter}` 不能为空。" },
  "InvalidParameterValue.TagKeyLengthExceeded": range,
  "InvalidParameterValue.TagValueCharacterIllegal": form,
  "InvalidParameterValue.TagValueEmpty": { en: "`{parameter}` must not be empty.", zh: "`{parameter}` 不能为空。" },
  "InvalidParameterValue.TagValueLengthExceeded": range,
  "InvalidParameterValue.UinInvalid": {
    en: "`{parameter}` is nobody's uin in this account: `{value}`.",
    zh: "`{parameter}` 不是本账号下的 Uin：`{value}`。",
  },
  "LimitExceeded.Quota": range,
  "LimitExceeded.ResourceAttachedTags": {
    en: "Resource `{value}` would have more than {limit} tags.",
    zh: "资源 `{value}` 的标签将超过 {limit} 个。",
  },
  "LimitExceeded.ResourceNumPerRequest": range,
  "LimitExceeded.TagKey": range,
  "LimitExceeded.TagNumPerRequest": range,
  "LimitExceeded.TagValue": range,
  "ResourceInUse.TagDuplicate": {
    en: "`{parameter}`: there is a tag `{value}` already.",
    zh: "`{parameter}`：标签 `{value}` 已存在。",
  },
  "ResourceInUse.TagKeyAttached": {
    en: "`{parameter}`: {resource} has a tag with the key `{value}` already.",
    zh: "`{parameter}`：资源 {resource} 已绑定标签键 `{value}`。",
  },
  "ResourceNotFound.AttachedTagKeyNotFound": {
    en: "`{parameter}`: {resource} has no tag with the key `{value}`.",
    zh: "`{parameter}`：资源 {resource} 没有标签键 `{value}`。",
  },
  "ResourceNotFound.TagNonExist": {
    en: "`{parameter}`: there is no tag `{value}`.",
    zh: "`{parameter}`：标签 `{value}` 不存在。",
  },
} as const satisfies Messages;
