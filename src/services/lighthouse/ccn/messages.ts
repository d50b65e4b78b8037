import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** What Lighthouse says about private networks that are joined. */
export const ccnMessages = {
  "FailedOperation.DescribeBlueprintBundlesFailed": {
    en: "The bundles could not be listed.",
    zh: "查询镜像套餐失败。",
  },
  "InvalidParameter.InstanceDisplayAreaNotSupportParameter": {
    en: "Instances for games do not take this parameter.",
    zh: "游戏专区实例不支持该参数。",
  },
  "InvalidParameterValue.CcnIdMalformed": malformed,
  "UnsupportedOperation.AttachCcnConditionUnsatisfied": {
    en: "There is no instance in the region whose network could be joined.",
    zh: "该地域没有可关联云联网的实例。",
  },
  "UnsupportedOperation.AttachCcnFailed": {
    en: "The account has no CCN `{value}` to join: see `{parameter}`.",
    zh: "账号下不存在 `{parameter}` 指定的云联网 `{value}`，无法关联。",
  },
  "UnsupportedOperation.CcnAlreadyAttached": { en: "The network is joined already.", zh: "已关联云联网。" },
  "UnsupportedOperation.CcnNotAttached": { en: "The network is not joined.", zh: "未关联云联网。" },
  "UnsupportedOperation.DescribeCcnAttachedInstancesFailed": {
    en: "What is joined could not be listed.",
    zh: "查询云联网关联实例失败。",
  },
  "UnsupportedOperation.DetachCcnFailed": { en: "The network could not be left.", zh: "解关联云联网失败。" },
  "UnsupportedOperation.ResetAttachCcnFailed": {
    en: "The application could not be renewed.",
    zh: "重新申请关联失败。",
  },
} as const satisfies Messages;
