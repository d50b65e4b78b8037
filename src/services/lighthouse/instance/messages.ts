import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

const untold = { en: "Could not determine whether the instances can be returned.", zh: "未能查到实例是否可以退还。" };
const unmeasured = { en: "Could not read the traffic packages.", zh: "查询实例流量包失败。" };
const withoutBundles = {
  en: "Could not read the bundles that the instance can change to.",
  zh: "查询实例可变更套餐失败。",
};

/** Error messages about instances. */
export const instanceMessages = {
  "FailedOperation.CreateInstancesFailed": { en: "Could not create the instances.", zh: "实例未能创建。" },
  "FailedOperation.DescribeInstanceStatus": {
    en: "Could not read the states of the instances.",
    zh: "查询实例状态失败。",
  },
  "FailedOperation.DescribeInstancesModificationError": withoutBundles,
  "FailedOperation.DescribeInstancesReturnableError": untold,
  "FailedOperation.DescribeInstancesTrafficPackagesFailed": unmeasured,
  "FailedOperation.InitCommandContentTooLong": {
    en: "The command is longer than 64 KB.",
    zh: "初始化命令超过 64 KB。",
  },
  "FailedOperation.InstanceOperationFailed": { en: "The operation on the instance failed.", zh: "实例操作失败。" },
  "FailedOperation.ModifyInstancesBundleFailed": {
    en: "The region allows at most {limit} instances of that type.",
    zh: "该地域此类实例最多 {limit} 个。",
  },
  "FailedOperation.UnableToCreateInstances": {
    en: "This server cannot create instances with `{parameter}`.",
    zh: "此处不支持使用 `{parameter}` 创建实例。",
  },
  "InternalError.DescribeInstanceStatus": {
    en: "Could not read the states of the instances.",
    zh: "查询实例状态失败。",
  },
  "InternalError.DescribeInstancesModification": withoutBundles,
  "InternalError.DescribeInstancesModificationError": withoutBundles,
  "InternalError.DescribeInstancesReturnableError": untold,
  "InternalError.DescribeInstancesTrafficPackagesFailed": unmeasured,
  "InvalidParameter.CreatingGamePortalInstanceNotSupportParameter": {
    en: "Game instances do not support this parameter.",
    zh: "游戏专区实例创建时不能使用该参数。",
  },
  "InvalidParameter.GamePortalInstanceBlueprintInvalid": {
    en: "The blueprint of the game instance is invalid.",
    zh: "游戏专区实例的镜像无效。",
  },
  "InvalidParameter.GamePortalInstanceOnlySupportCurrentBlueprint": {
    en: "A game instance can only keep its current blueprint. `{parameter}` cannot be `{value}`.",
    zh: "游戏专区实例只能重装当前镜像，`{parameter}` 不能为 `{value}`。",
  },
  "InvalidParameter.InstanceOperationUnsupportedParameter": {
    en: "The instance does not support the parameter.",
    zh: "该实例不支持此参数。",
  },
  "InvalidParameterValue.BlueprintConfigNotMatch": {
    en: "The instance cannot be reset to blueprint `{value}`: {reason}",
    zh: "实例不能重装为镜像 `{value}`：{reason}",
  },
  "InvalidParameterValue.BlueprintId": { en: "The blueprint is not suitable.", zh: "镜像不适用。" },
  "InvalidParameterValue.FirewallTemplateIdMalformed": malformed,
  "InvalidParameterValue.InstanceIdMalformed": malformed,
  "InvalidParameterValue.InstanceNameTooLong": outOfRange,
  "InvalidParameterValue.InvalidIpFormat": { en: "The IP address is invalid.", zh: "IP 地址格式无效。" },
  "InvalidParameterValue.InvalidParameterCombination": {
    en: "The combination of values in `{parameter}` is invalid.",
    zh: "`{parameter}` 的参数组合无效。",
  },
  "InvalidParameterValue.InvalidPassword": outOfRange,
  "InvalidParameterValue.NotAllowToChangePlatformType": {
    en: "The instance cannot be reset to blueprint `{value}`: {reason}",
    zh: "实例不能重装为镜像 `{value}`：{reason}",
  },
  "InvalidParameterValue.NotSupportModifyInstanceBundleType": {
    en: "Instance `{value}` cannot change to bundle `{bundle}`: {reason}",
    zh: "实例 `{value}` 不能变更为套餐 `{bundle}`：{reason}",
  },
  "LimitExceeded.InstanceQuotaLimitExceeded": {
    en: "The region allows at most {limit} instances of this type.",
    zh: "该地域此类实例最多 {limit} 个。",
  },
  "MissingParameter.OrderFieldRequired": {
    en: "`Order` requires `OrderField`.",
    zh: "传入 `Order` 时必须指定 `OrderField`。",
  },
  "OperationDenied.BundleNotSupportModify": {
    en: "Instance `{value}` cannot change to bundle `{bundle}`: {reason}",
    zh: "实例 `{value}` 不能变更为套餐 `{bundle}`：{reason}",
  },
  "OperationDenied.InstanceCreating": {
    en: "Instance `{value}` is still being created.",
    zh: "实例 `{value}` 正在创建中。",
  },
  "OperationDenied.InstanceOperationInProgress": {
    en: "Another operation on instance `{value}` is in progress. Try again later.",
    zh: "实例 `{value}` 正在操作中，请稍后重试。",
  },
  "ResourceNotFound.InstanceBlueprintNotFound": { en: "The instance has no blueprint.", zh: "未找到实例的镜像。" },
  "ResourceNotFound.InstanceIdNotFound": {
    en: "Instance `{value}` does not exist in this region.",
    zh: "该地域不存在实例 `{value}`。",
  },
  "ResourceNotFound.InstanceNotFound": { en: "The instance does not exist.", zh: "没有这个实例。" },
  "UnsupportedOperation.InstanceExpired": { en: "Instance `{value}` has expired.", zh: "实例 `{value}` 已到期。" },
  "UnsupportedOperation.InstanceLinuxUnixCreatingNotSupportPassword": {
    en: "The system does not support setting a password at creation.",
    zh: "创建该实例时不支持设置密码。",
  },
  "UnsupportedOperation.InvalidInstanceState": {
    en: "Instance `{value}` is in state `{state}`, which does not support this operation.",
    zh: "实例 `{value}` 处于 `{state}` 状态中，不支持该操作。",
  },
  "UnsupportedOperation.OperationNotSupportAutoGeneratePassword": {
    en: "`{parameter}` cannot request a generated password in this operation.",
    zh: "该操作的 `{parameter}` 不支持自动生成密码。",
  },
} as const satisfies Messages;
