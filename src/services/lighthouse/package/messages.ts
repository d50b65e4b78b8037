import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

const unreadable = { en: "Could not read the bundles.", zh: "未能查到套餐。" };

/** Error messages about bundles and prices. */
export const packageMessages = {
  "FailedOperation.DescribeBundleDiscountFailed": {
    en: "Could not read the price of the bundle.",
    zh: "未能查到套餐折扣。",
  },
  "FailedOperation.DescribeBundlesFailed": unreadable,
  "InternalError.InvalidBundlePrice": { en: "The price of the bundle is invalid.", zh: "套餐价格无效。" },
  "InvalidParameter.BundleAndBlueprintNotMatch": {
    en: "The bundle and the blueprint do not match.",
    zh: "套餐与镜像不匹配。",
  },
  "InvalidParameter.BundleIdNotFound": { en: "Bundle `{value}` does not exist.", zh: "套餐 `{value}` 不存在。" },
  "InvalidParameterValue.BundleAndBlueprintNotMatch": {
    en: "Blueprint `{value}` requires a larger bundle.",
    zh: "镜像 `{value}` 需要更大的套餐。",
  },
  "InvalidParameterValue.BundleNotSupportBlueprintPlatform": {
    en: "The bundle does not support the platform of blueprint `{value}`.",
    zh: "套餐不支持镜像 `{value}` 的操作系统平台。",
  },
  "InvalidParameterValue.InvalidBundle": malformed,
  "InvalidParameterValue.InvalidBundleBlueprintCombination": {
    en: "Blueprint `{value}` does not match the type of the bundle.",
    zh: "镜像 `{value}` 与套餐类型不匹配。",
  },
  "InvalidParameterValue.InvalidConsoleDisplayTypes": malformed,
  "MissingParameter.BundleMissingParameterBlueprintId": {
    en: "Bundle `{value}` requires `BlueprintId`.",
    zh: "套餐 `{value}` 必须指定 `BlueprintId`。",
  },
  "ResourceNotFound.InstanceDataDiskNotFound": {
    en: "Instance `{value}` has no attached data disks.",
    zh: "`{value}` 没有挂载数据盘。",
  },
  "ResourceUnavailable.BundleUnavailable": {
    en: "Bundle `{value}` is not sold in this region.",
    zh: "套餐 `{value}` 在该地域不可用。",
  },
  "ResourceUnavailable.InvalidPurchaseRequestSource": {
    en: "The bundle cannot be purchased through this channel.",
    zh: "该套餐不支持以此方式购买。",
  },
  "ResourcesSoldOut.BundleSoldOut": { en: "Bundle `{value}` is sold out.", zh: "套餐 `{value}` 已售罄。" },
  "ResourcesSoldOut.PurchaseSourceHasNoBundleConfigs": {
    en: "The bundle is not sold through this channel.",
    zh: "该购买来源没有此套餐。",
  },
  "ResourcesSoldOut.ZonesHasNoBundleConfigs": {
    en: "The bundle is not sold in these zones.",
    zh: "所选可用区没有该套餐。",
  },
} as const satisfies Messages;
