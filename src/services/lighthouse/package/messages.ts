import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

const unreadable = { en: "The bundles could not be read.", zh: "未能查到套餐。" };
const untold = { en: "Whether the instances can be given back could not be told.", zh: "未能查到实例是否可以退还。" };
const unmeasured = { en: "The traffic packages could not be read.", zh: "查询实例流量包失败。" };
const withoutBundles = { en: "What the instance could become could not be told.", zh: "查询实例可变更套餐失败。" };

/** What Lighthouse says when instances are reset, renewed and made larger, and about bundles. */
export const packageMessages = {
  "FailedOperation.DescribeBundleDiscountFailed": {
    en: "What the bundle costs could not be told.",
    zh: "未能查到套餐折扣。",
  },
  "FailedOperation.DescribeBundlesFailed": unreadable,
  "FailedOperation.DescribeInstancesModificationError": withoutBundles,
  "FailedOperation.DescribeInstancesReturnableError": untold,
  "FailedOperation.DescribeInstancesTrafficPackagesFailed": unmeasured,
  "FailedOperation.ModifyInstancesBundleFailed": {
    en: "There may be {limit} instances of that kind in the region.",
    zh: "该地域此类实例最多 {limit} 个。",
  },
  "InternalError.DescribeInstancesModification": withoutBundles,
  "InternalError.DescribeInstancesModificationError": withoutBundles,
  "InternalError.DescribeInstancesReturnableError": untold,
  "InternalError.DescribeInstancesTrafficPackagesFailed": unmeasured,
  "InternalError.InvalidBundlePrice": { en: "The bundle has no valid price.", zh: "套餐价格无效。" },
  "InvalidParameter.Conflict": { en: "The parameters exclude each other.", zh: "参数互相冲突。" },
  "InvalidParameter.GamePortalInstanceBlueprintInvalid": {
    en: "The blueprint of the instance for games is not valid.",
    zh: "游戏专区实例的镜像无效。",
  },
  "InvalidParameter.GamePortalInstanceOnlySupportCurrentBlueprint": {
    en: "An instance for games keeps its blueprint; `{parameter}` cannot be `{value}`.",
    zh: "游戏专区实例只能重装当前镜像，`{parameter}` 不能为 `{value}`。",
  },
  "InvalidParameter.InstanceOperationUnsupportedParameter": {
    en: "The instance does not take the parameter.",
    zh: "该实例不支持此参数。",
  },
  "InvalidParameterValue.BlueprintConfigNotMatch": {
    en: "The instance cannot be reset to blueprint `{value}`: {reason}",
    zh: "实例不能重装为镜像 `{value}`：{reason}",
  },
  "InvalidParameterValue.InvalidConsoleDisplayTypes": malformed,
  "InvalidParameterValue.NotAllowToChangePlatformType": {
    en: "The instance cannot be reset to blueprint `{value}`: {reason}",
    zh: "实例不能重装为镜像 `{value}`：{reason}",
  },
  "InvalidParameterValue.NotSupportModifyInstanceBundleType": {
    en: "Instance `{value}` cannot go over to bundle `{bundle}`: {reason}",
    zh: "实例 `{value}` 不能变更为套餐 `{bundle}`：{reason}",
  },
  "MissingParameter.BundleMissingParameterBlueprintId": {
    en: "Bundle `{value}` needs `BlueprintId`.",
    zh: "套餐 `{value}` 必须指定 `BlueprintId`。",
  },
  "OperationDenied.BundleNotSupportModify": {
    en: "Instance `{value}` cannot go over to bundle `{bundle}`: {reason}",
    zh: "实例 `{value}` 不能变更为套餐 `{bundle}`：{reason}",
  },
  "ResourceNotFound.InstanceBlueprintNotFound": { en: "The instance has no blueprint.", zh: "未找到实例的镜像。" },
  "ResourceNotFound.InstanceDataDiskNotFound": {
    en: "There are no data disks on `{value}`.",
    zh: "`{value}` 没有挂载数据盘。",
  },
  "ResourceUnavailable.BlueprintUnavailable": {
    en: "Blueprint `{value}` cannot be used: {reason}",
    zh: "镜像 `{value}` 不可用：{reason}",
  },
  "UnsupportedOperation.BlueprintTypeNotSupportOperation": {
    en: "Blueprints of the type of `{value}` are not for this.",
    zh: "镜像 `{value}` 的类型不支持该操作。",
  },
  "UnsupportedOperation.InstanceExpired": { en: "Instance `{value}` has expired.", zh: "实例 `{value}` 已到期。" },
  "UnsupportedOperation.OperationNotSupportAutoGeneratePassword": {
    en: "`{parameter}` cannot ask for a password to be made up here.",
    zh: "该操作的 `{parameter}` 不支持自动生成密码。",
  },
} as const satisfies Messages;
