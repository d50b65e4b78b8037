import type { Messages } from "#kernel/errors.ts";
import { outOfRange } from "../wire/messages.ts";

/** Messages about tagged resources. */
export const resourceMessages = {
  "FailedOperation.PolicyEnforcedInvalid": {
    en: "A tag policy does not allow this operation.",
    zh: "标签策略不允许该操作。",
  },
  "FailedOperation.ResourceAppIdNotSame": {
    en: "The resources belong to several accounts.",
    zh: "资源分属不同账号。",
  },
  "FailedOperation.ResourceTagProcessing": {
    en: "The resource's tags are being changed.",
    zh: "该资源的标签正在变更中。",
  },
  "InvalidParameter.UnsupportedService": {
    en: "`{parameter}` belongs to a product without tag support: `{value}`.",
    zh: "`{parameter}` 所属的产品没有标签：`{value}`。",
  },
  "InvalidParameterValue.DeleteTagsParamError": {
    en: "`{parameter}` and `ReplaceTags` both have the key `{value}`.",
    zh: "`{parameter}` 与 `ReplaceTags` 都含有标签键 `{value}`。",
  },
  "InvalidParameterValue.RegionInvalid": {
    en: "`{parameter}` is not a region: `{value}`.",
    zh: "`{parameter}` 不是地域：`{value}`。",
  },
  "InvalidParameterValue.ResourceDescriptionError": {
    en: "`{parameter}` is not the six-segment description of a taggable resource of the account: `{value}`.",
    zh: "`{parameter}` 不是本账号下可绑定标签的资源的六段式描述：`{value}`。",
  },
  "InvalidParameterValue.ResourceIdInvalid": {
    en: "`{parameter}` must contain ids of resources of this type in this region, within the limit: `{value}`.",
    zh: "`{parameter}` 应为该地域该类资源的 ID，且数量不超过上限：`{value}`。",
  },
  "InvalidParameterValue.ResourcePrefixInvalid": {
    en: "`{parameter}` is not a taggable resource type of the product: `{value}`.",
    zh: "`{parameter}` 不是该产品可绑定标签的资源前缀：`{value}`。",
  },
  "InvalidParameterValue.ServiceTypeInvalid": {
    en: "`{parameter}` is not a product with tag support: `{value}`.",
    zh: "`{parameter}` 不是可绑定标签的产品：`{value}`。",
  },
  "InvalidParameterValue.TagFilters": outOfRange,
  "InvalidParameterValue.TagFiltersLengthExceeded": outOfRange,
  "LimitExceeded.Quota": outOfRange,
  "LimitExceeded.ResourceAttachedTags": {
    en: "Resource `{value}` would have more than {limit} tags.",
    zh: "资源 `{value}` 的标签将超过 {limit} 个。",
  },
  "LimitExceeded.TagNumPerRequest": outOfRange,
  "ResourceInUse.TagKeyAttached": {
    en: "`{parameter}`: {resource} already has a tag with the key `{value}`.",
    zh: "`{parameter}`：资源 {resource} 已绑定标签键 `{value}`。",
  },
  "ResourceNotFound.AttachedTagKeyNotFound": {
    en: "`{parameter}`: {resource} has no tag with the key `{value}`.",
    zh: "`{parameter}`：资源 {resource} 没有标签键 `{value}`。",
  },
} as const satisfies Messages;
