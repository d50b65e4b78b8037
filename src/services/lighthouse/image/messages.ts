import type { Messages } from "#kernel/errors.ts";

/** What Lighthouse says about custom images. */
export const imageMessages = {
  "FailedOperation.BalanceInsufficient": { en: "The account's balance does not suffice.", zh: "账户余额不够支付。" },
  "FailedOperation.CreateBlueprintFailed": { en: "The image could not be made.", zh: "镜像未能创建。" },
  "FailedOperation.DescribeBlueprintQuotaFailed": {
    en: "The quota of images could not be read.",
    zh: "未能查到镜像配额。",
  },
  "FailedOperation.InvalidCommandNotFound": { en: "The command was not found.", zh: "未找到命令。" },
  "FailedOperation.NumLimitError": { en: "There are too many of them.", zh: "数量超出限制。" },
  "FailedOperation.ShareBlueprintAcrossAccountFailed": { en: "The image could not be shared.", zh: "共享镜像失败。" },
  "FailedOperation.UnableToCreateBlueprint": {
    en: "No image can be made without `{parameter}`.",
    zh: "缺少 `{parameter}`，无法创建镜像。",
  },
  "FailedOperation.UnableToSyncBlueprint": { en: "The image cannot be copied.", zh: "无法同步镜像。" },
  "InvalidParameter.MustSpecifyOneAttributeToModify": {
    en: "At least one of `{parameter}` must be given.",
    zh: "`{parameter}` 至少指定一个。",
  },
  "InvalidParameterValue.AccountIdInvalidAccountArea": {
    en: "The account belongs to the other site.",
    zh: "账号站点不符。",
  },
  "InvalidParameterValue.AccountIdSameWithUin": {
    en: "`{parameter}`: `{value}` is the image's own account.",
    zh: "`{parameter}`：`{value}` 为镜像所属账号。",
  },
  "InvalidParameterValue.AccountIdsNotExist": {
    en: "`{parameter}`: there is no account `{value}`.",
    zh: "`{parameter}`：账号 `{value}` 不存在。",
  },
  "InvalidParameterValue.AccountIdsNotOwnerAccount": {
    en: "`{parameter}`: `{value}` is no root account.",
    zh: "`{parameter}`：`{value}` 不是主账号。",
  },
  "InvalidParameterValue.DestinationRegionSameAsSourceRegion": {
    en: "`{parameter}`: the image already is in `{value}`.",
    zh: "`{parameter}`：`{value}` 为源地域。",
  },
  "InvalidParameterValue.NotSupportCrossBorderSyncBlueprint": {
    en: "`{parameter}`: images do not cross the border of mainland China, which is between here and `{value}`.",
    zh: "`{parameter}`：镜像不支持跨境同步到 `{value}`。",
  },
  "InvalidParameterValue.RegionNotFound": { en: "There is no such region.", zh: "没有这个地域。" },
  "InvalidParameterValue.RegionNotMatch": { en: "The region does not fit.", zh: "与所在地域不一致。" },
  "InvalidParameterValue.RegionNotSupported": { en: "The region is not supported.", zh: "地域不支持。" },
  "InvalidParameterValue.RegionUnavailable": { en: "The region cannot be used.", zh: "该地域暂时不能使用。" },
  "InvalidParameterValue.UnavailableRegion": {
    en: "`{parameter}`: images cannot be copied to `{value}`.",
    zh: "`{parameter}`：目标地域 `{value}` 不可用。",
  },
  "LimitExceeded.BlueprintQuotaLimitExceeded": {
    en: "There may be {limit} images in the region.",
    zh: "该地域镜像最多 {limit} 个。",
  },
  "LimitExceeded.ShareBlueprintAcrossAccountQuotaLimitExceeded": {
    en: "An image may be shared with {limit} accounts.",
    zh: "镜像最多共享给 {limit} 个账号。",
  },
  "LimitExceeded.SyncBlueprintQuotaLimitExceeded": {
    en: "There may be {limit} images in `{value}`.",
    zh: "地域 `{value}` 镜像最多 {limit} 个。",
  },
  "OperationDenied.BlueprintOperationInProgress": { en: "The image is busy.", zh: "镜像正在操作中。" },
  "ResourceInUse.BlueprintModifyingSharePermission": {
    en: "The sharing of the image is being changed.",
    zh: "镜像正在修改共享权限。",
  },
  "ResourceNotFound.PrivateBlueprintNotFound": {
    en: "There is no image `{value}` of the account in this region.",
    zh: "该地域不存在自定义镜像 `{value}`。",
  },
  "UnauthorizedOperation.CertificationNeedUpgrade": {
    en: "The account's certification does not suffice.",
    zh: "账号认证需要升级。",
  },
  "UnauthorizedOperation.NotCertification": { en: "The account is not certified.", zh: "账号未认证。" },
  "UnsupportedOperation.BlueprintAlreadyShared": {
    en: "The image is already shared with account `{value}`.",
    zh: "镜像已共享给账号 `{value}`。",
  },
  "UnsupportedOperation.BlueprintCurStateInvalid": {
    en: "Image `{value}` is in state {state}, in which this cannot be done.",
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
  "UnsupportedOperation.NotSupportSharedBlueprint": {
    en: "Image `{value}` is a received one, and does not take this.",
    zh: "镜像 `{value}` 为共享镜像，不支持该操作。",
  },
} as const satisfies Messages;
