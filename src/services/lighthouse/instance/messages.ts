import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Messages of the error codes of instances. */
export const instanceMessages = {
  AuthFailure: { en: "The signature or the identity is not valid.", zh: "签名或身份无效。" },
  "AuthFailure.InvalidHeaderUin": { en: "The caller's account is not valid.", zh: "调用账号无效。" },
  "AuthFailure.InvalidRegion": { en: "The region is not open to the account.", zh: "该地域未对账号开放。" },
  "FailedOperation.CreateInstancesFailed": { en: "The instances could not be made.", zh: "实例未能创建。" },
  "FailedOperation.DescribeInstanceStatus": {
    en: "The states of the instances could not be read.",
    zh: "查询实例状态失败。",
  },
  "FailedOperation.DescribeResourcesReturnableError": {
    en: "Whether they can be given back could not be told.",
    zh: "查询资源是否可退还失败。",
  },
  "FailedOperation.DestroyResourcesFailed": { en: "The resources could not be destroyed.", zh: "销毁资源失败。" },
  "FailedOperation.InitCommandContentTooLong": {
    en: "The command is longer than 64 KB.",
    zh: "初始化命令超过 64 KB。",
  },
  "FailedOperation.InstanceOperationFailed": { en: "The operation on the instance failed.", zh: "实例操作失败。" },
  "FailedOperation.InsufficientBalance": { en: "The account's balance does not suffice.", zh: "账户余额不够支付。" },
  "FailedOperation.IsolateResourcesFailed": { en: "The resources could not be given back.", zh: "资源未能退还。" },
  "FailedOperation.ModifyResourcesAttributeFailed": {
    en: "The attributes could not be changed.",
    zh: "修改资源属性失败。",
  },
  "FailedOperation.ModifyResourcesRenewFlagFailed": {
    en: "The renewal could not be changed.",
    zh: "修改续费标识失败。",
  },
  "FailedOperation.TradeCallBillingGatewayFailed": { en: "Billing could not be reached.", zh: "调用计费网关失败。" },
  "InvalidParameter.OnlyAllowModifyOneAttribute": {
    en: "One attribute can be changed at once.",
    zh: "一次只能修改一个属性。",
  },
  "FailedOperation.UnableToCreateInstances": {
    en: "Instances cannot be made with `{parameter}` here.",
    zh: "此处不支持使用 `{parameter}` 创建实例。",
  },
  "InternalError.DescribeInstanceStatus": {
    en: "The states of the instances could not be read.",
    zh: "查询实例状态失败。",
  },
  "InternalError.DescribeResourcesReturnableError": {
    en: "Whether they can be given back could not be told.",
    zh: "查询资源是否可退还失败。",
  },
  "InternalError.InvalidActionNotFound": { en: "The action was not found.", zh: "未找到该操作。" },
  "InternalError.TradeCallBillingGatewayFailed": { en: "Billing could not be reached.", zh: "调用计费网关失败。" },
  "InvalidParameter.BundleAndBlueprintNotMatch": {
    en: "The bundle does not fit the blueprint.",
    zh: "套餐与镜像不匹配。",
  },
  "InvalidParameter.BundleIdNotFound": { en: "There is no bundle `{value}`.", zh: "套餐 `{value}` 不存在。" },
  "InvalidParameter.CreatingGamePortalInstanceNotSupportParameter": {
    en: "Instances for games do not take this parameter.",
    zh: "游戏专区实例创建时不能使用该参数。",
  },
  "InvalidParameter.InvalidFilterInvalidValuesNotList": {
    en: "The values of a filter must be a list.",
    zh: "过滤器的值必须是列表。",
  },
  "InvalidParameterValue.BlueprintId": { en: "The blueprint does not fit.", zh: "镜像不适用。" },
  "InvalidParameterValue.BundleAndBlueprintNotMatch": {
    en: "Blueprint `{value}` needs a larger bundle.",
    zh: "镜像 `{value}` 需要更大的套餐。",
  },
  "InvalidParameterValue.BundleNotSupportBlueprintPlatform": {
    en: "The bundle does not run the system of blueprint `{value}`.",
    zh: "套餐不支持镜像 `{value}` 的操作系统平台。",
  },
  "InvalidParameterValue.ClientTokenTooLong": outOfRange,
  "InvalidParameterValue.FirewallTemplateIdMalformed": malformed,
  "InvalidParameterValue.InstanceIdMalformed": malformed,
  "InvalidParameterValue.InstanceNameTooLong": outOfRange,
  "InvalidParameterValue.InvalidBlueprintId": malformed,
  "InvalidParameterValue.InvalidBundle": malformed,
  "InvalidParameterValue.InvalidBundleBlueprintCombination": {
    en: "Blueprint `{value}` goes only with a bundle of its kind.",
    zh: "镜像 `{value}` 与套餐类型不匹配。",
  },
  "InvalidParameterValue.InvalidIpFormat": { en: "The address is not valid.", zh: "IP 地址格式无效。" },
  "InvalidParameterValue.InvalidParameterCombination": {
    en: "The parts of `{parameter}` exclude each other.",
    zh: "`{parameter}` 的参数组合无效。",
  },
  "InvalidParameterValue.InvalidPassword": outOfRange,
  "InvalidParameterValue.InvalidZone": malformed,
  "InvalidParameterValue.KeyPairIdMalformed": malformed,
  "InvalidParameterValue.ZoneInvalid": { en: "The zone is not valid.", zh: "可用区无效。" },
  "LimitExceeded.InstanceQuotaLimitExceeded": {
    en: "There may be {limit} instances of this kind in the region.",
    zh: "该地域此类实例最多 {limit} 个。",
  },
  "LimitExceeded.IsolateResourcesLimitExceeded": {
    en: "At most {limit} instances and disks can be given back at once.",
    zh: "一次最多退还 {limit} 个实例和云硬盘。",
  },
  "MissingParameter.OrderFieldRequired": {
    en: "`Order` needs `OrderField`.",
    zh: "传入 `Order` 时必须指定 `OrderField`。",
  },
  "OperationDenied.InstanceCreating": {
    en: "Instance `{value}` is still being made.",
    zh: "实例 `{value}` 正在创建中。",
  },
  "OperationDenied.InstanceOperationInProgress": {
    en: "Instance `{value}` is busy; try again later.",
    zh: "实例 `{value}` 正在操作中，请稍后重试。",
  },
  "ResourceNotFound.BlueprintIdNotFound": {
    en: "There is no blueprint `{value}` in this region.",
    zh: "该地域不存在镜像 `{value}`。",
  },
  "ResourceNotFound.BlueprintNotFound": { en: "There is no such blueprint.", zh: "镜像不存在。" },
  "ResourceNotFound.InstanceIdNotFound": {
    en: "There is no instance `{value}` in this region.",
    zh: "该地域不存在实例 `{value}`。",
  },
  "ResourceNotFound.InstanceNotFound": { en: "There is no such instance.", zh: "没有这个实例。" },
  "ResourceNotFound.KeyPairNotFound": {
    en: "There is no key pair `{value}` in this region.",
    zh: "该地域不存在密钥对 `{value}`。",
  },
  "ResourceUnavailable.BundleUnavailable": {
    en: "Bundle `{value}` is not sold in this region.",
    zh: "套餐 `{value}` 在该地域不可用。",
  },
  "ResourceUnavailable.InvalidPurchaseRequestSource": {
    en: "The bundle cannot be bought this way.",
    zh: "该套餐不支持以此方式购买。",
  },
  "ResourcesSoldOut.BundleSoldOut": { en: "Bundle `{value}` is sold out.", zh: "套餐 `{value}` 已售罄。" },
  "ResourcesSoldOut.PurchaseSourceHasNoBundleConfigs": {
    en: "There is no such bundle to be bought this way.",
    zh: "该购买来源没有此套餐。",
  },
  "ResourcesSoldOut.ZonesHasNoBundleConfigs": {
    en: "The bundle is not sold in these zones.",
    zh: "所选可用区没有该套餐。",
  },
  "UnsupportedOperation.InstanceLinuxUnixCreatingNotSupportPassword": {
    en: "The system does not take a password at its making.",
    zh: "创建该实例时不支持设置密码。",
  },
  "UnsupportedOperation.InvalidInstanceState": {
    en: "The request does not support the instance `{value}` which is in the state of `{state}`.",
    zh: "实例 `{value}` 处于 `{state}` 状态中，不支持该操作。",
  },
  "UnsupportedOperation.LatestOperationUnfinished": {
    en: "The last operation on `{value}` is not finished.",
    zh: "`{value}` 的上一次操作尚未完成。",
  },
  "UnsupportedOperation.ResourceNotReturnable": { en: "The resource cannot be given back.", zh: "该资源不可退还。" },
} as const satisfies Messages;
