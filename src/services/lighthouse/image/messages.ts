import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Error messages about custom images. */
export const imageMessages = {
  "FailedOperation.BalanceInsufficient": {
    en: "The balance of the account is insufficient.",
    zh: "账户余额不够支付。",
  },
  "FailedOperation.CreateBlueprintFailed": { en: "Could not create the image.", zh: "镜像未能创建。" },
  "FailedOperation.DescribeBlueprintBundlesFailed": {
    en: "Could not list the bundles.",
    zh: "查询镜像套餐失败。",
  },
  "FailedOperation.DescribeBlueprintQuotaFailed": {
    en: "Could not read the image quota.",
    zh: "未能查到镜像配额。",
  },
  "FailedOperation.DescribeBlueprintsFailed": {
    en: "Could not list the blueprints: {reason}",
    zh: "查询镜像失败：{reason}",
  },
  "FailedOperation.DescribeImagesFailed": {
    en: "CVM refused to list the images: {reason}",
    zh: "查询CVM镜像列表失败：{reason}",
  },
  "FailedOperation.ImageOperationFailed": {
    en: "The operation on the image failed: {reason}",
    zh: "镜像操作失败：{reason}",
  },
  "FailedOperation.InvalidCommandNotFound": { en: "The command was not found.", zh: "未找到命令。" },
  "FailedOperation.NumLimitError": { en: "The number exceeds the limit.", zh: "数量超出限制。" },
  "FailedOperation.ShareBlueprintAcrossAccountFailed": { en: "Could not share the image.", zh: "共享镜像失败。" },
  "FailedOperation.UnableToCreateBlueprint": {
    en: "`{parameter}` is required to create an image.",
    zh: "缺少 `{parameter}`，无法创建镜像。",
  },
  "FailedOperation.UnableToSyncBlueprint": { en: "The image cannot be copied.", zh: "无法同步镜像。" },
  "InvalidParameter.InstanceDisplayAreaNotSupportParameter": {
    en: "Game instances do not support this parameter.",
    zh: "游戏专区实例不支持该参数。",
  },
  "InvalidParameter.MustSpecifyOneAttributeToModify": {
    en: "At least one of `{parameter}` is required.",
    zh: "`{parameter}` 至少指定一个。",
  },
  "InvalidParameterValue.AccountIdInvalidAccountArea": {
    en: "The account belongs to the other site.",
    zh: "账号站点不符。",
  },
  "InvalidParameterValue.AccountIdSameWithUin": {
    en: "`{parameter}`: account `{value}` is the owner of the image.",
    zh: "`{parameter}`：`{value}` 为镜像所属账号。",
  },
  "InvalidParameterValue.AccountIdsNotExist": {
    en: "`{parameter}`: account `{value}` does not exist.",
    zh: "`{parameter}`：账号 `{value}` 不存在。",
  },
  "InvalidParameterValue.AccountIdsNotOwnerAccount": {
    en: "`{parameter}`: `{value}` is not a root account.",
    zh: "`{parameter}`：`{value}` 不是主账号。",
  },
  "InvalidParameterValue.BlueprintIdMalformed": malformed,
  "InvalidParameterValue.DestinationRegionSameAsSourceRegion": {
    en: "`{parameter}`: `{value}` is the source region of the image.",
    zh: "`{parameter}`：`{value}` 为源地域。",
  },
  "InvalidParameterValue.InvalidBlueprintId": malformed,
  "InvalidParameterValue.InvalidBlueprintPlatformType": malformed,
  "InvalidParameterValue.InvalidBlueprintState": malformed,
  "InvalidParameterValue.InvalidBlueprintType": malformed,
  "InvalidParameterValue.InvalidImageIdMalformed": malformed,
  "InvalidParameterValue.NotSupportCrossBorderSyncBlueprint": {
    en: "`{parameter}`: images cannot be copied across the border of mainland China to `{value}`.",
    zh: "`{parameter}`：镜像不支持跨境同步到 `{value}`。",
  },
  "InvalidParameterValue.RegionNotFound": { en: "The region does not exist.", zh: "没有这个地域。" },
  "InvalidParameterValue.RegionNotMatch": { en: "The region does not match.", zh: "与所在地域不一致。" },
  "InvalidParameterValue.RegionNotSupported": { en: "The region is not supported.", zh: "地域不支持。" },
  "InvalidParameterValue.RegionUnavailable": { en: "The region is unavailable.", zh: "该地域暂时不能使用。" },
  "InvalidParameterValue.UnavailableRegion": {
    en: "`{parameter}`: images cannot be copied to `{value}`.",
    zh: "`{parameter}`：目标地域 `{value}` 不可用。",
  },
  "LimitExceeded.BlueprintQuotaLimitExceeded": {
    en: "The region can have at most {limit} images.",
    zh: "该地域镜像最多 {limit} 个。",
  },
  "LimitExceeded.ShareBlueprintAcrossAccountQuotaLimitExceeded": {
    en: "An image can be shared with at most {limit} accounts.",
    zh: "镜像最多共享给 {limit} 个账号。",
  },
  "LimitExceeded.SyncBlueprintQuotaLimitExceeded": {
    en: "Region `{value}` can have at most {limit} images.",
    zh: "地域 `{value}` 镜像最多 {limit} 个。",
  },
  "OperationDenied.BlueprintOperationInProgress": {
    en: "Another operation on the image is in progress.",
    zh: "镜像正在操作中。",
  },
  "ResourceInUse.BlueprintModifyingSharePermission": {
    en: "The share permission of the image is being changed.",
    zh: "镜像正在修改共享权限。",
  },
  "ResourceInUse.ImageInUse": { en: "Image `{value}` is in use.", zh: "镜像 `{value}` 正在使用中。" },
  "ResourceNotFound.BlueprintIdNotFound": {
    en: "Blueprint `{value}` does not exist in this region.",
    zh: "该地域不存在镜像 `{value}`。",
  },
  "ResourceNotFound.BlueprintNotFound": { en: "The blueprint does not exist.", zh: "镜像不存在。" },
  "ResourceNotFound.ImageIdNotFound": {
    en: "Image `{value}` does not exist in this region.",
    zh: "该地域不存在镜像 `{value}`。",
  },
  "ResourceNotFound.PrivateBlueprintNotFound": {
    en: "The account has no custom image `{value}` in this region.",
    zh: "该地域不存在自定义镜像 `{value}`。",
  },
  "ResourceNotFound.SceneIdNotFound": { en: "Scene `{value}` does not exist.", zh: "使用场景 `{value}` 不存在。" },
  "ResourceUnavailable.BlueprintUnavailable": {
    en: "Blueprint `{value}` cannot be used: {reason}",
    zh: "镜像 `{value}` 不可用：{reason}",
  },
  "UnauthorizedOperation.CertificationNeedUpgrade": {
    en: "The account requires a higher level of identity verification.",
    zh: "账号认证需要升级。",
  },
  "UnauthorizedOperation.NotCertification": { en: "The identity of the account is not verified.", zh: "账号未认证。" },
  "UnsupportedOperation.AssumeRoleFailed": {
    en: "Lighthouse could not assume its role: {reason}.",
    zh: "轻量应用服务器获取角色授权失败：{reason}。",
  },
  "UnsupportedOperation.BlueprintAlreadyShared": {
    en: "The image is already shared with account `{value}`.",
    zh: "镜像已共享给账号 `{value}`。",
  },
  "UnsupportedOperation.BlueprintCurStateInvalid": {
    en: "Image `{value}` is in state {state}, which does not allow this operation.",
    zh: "镜像 `{value}` 状态为 {state}，不支持该操作。",
  },
  "UnsupportedOperation.BlueprintHasNotShared": {
    en: "The image is not shared with account `{value}`.",
    zh: "镜像未共享给账号 `{value}`。",
  },
  "UnsupportedOperation.BlueprintLatestOperationUnfinished": {
    en: "Operation {operation} on image `{value}` is not finished.",
    zh: "镜像 `{value}` 的操作 {operation} 尚未完成。",
  },
  "UnsupportedOperation.BlueprintOccupied": {
    en: "Image `{value}` is in use: {reason}.",
    zh: "镜像 `{value}` 正在使用中：{reason}。",
  },
  "UnsupportedOperation.BlueprintTypeNotSupportOperation": {
    en: "The type of blueprint `{value}` does not support this operation.",
    zh: "镜像 `{value}` 的类型不支持该操作。",
  },
  "UnsupportedOperation.ImageAlreadyShared": { en: "Image `{value}`: {reason}", zh: "镜像 `{value}`：{reason}" },
  "UnsupportedOperation.ImageOccupied": {
    en: "Image `{value}`: {reason} Try again later.",
    zh: "镜像 `{value}`：{reason}请稍后重试。",
  },
  "UnsupportedOperation.ImageUnableToShare": { en: "Image `{value}`: {reason}", zh: "镜像 `{value}`：{reason}" },
  "UnsupportedOperation.NotSupportSharedBlueprint": {
    en: "Image `{value}` is shared by another account and does not support this operation.",
    zh: "镜像 `{value}` 为共享镜像，不支持该操作。",
  },
} as const satisfies Messages;
