import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Error messages about attaching private networks to CCNs. */
export const ccnMessages = {
  "InvalidParameterValue.CcnIdMalformed": malformed,
  "UnsupportedOperation.AttachCcnConditionUnsatisfied": {
    en: "The region has no instance, so there is no private network to attach.",
    zh: "该地域没有可关联云联网的实例。",
  },
  "UnsupportedOperation.AttachCcnFailed": {
    en: "`{parameter}`: the account has no CCN `{value}`.",
    zh: "账号下不存在 `{parameter}` 指定的云联网 `{value}`，无法关联。",
  },
  "UnsupportedOperation.CcnAlreadyAttached": {
    en: "The private network is already attached to a CCN.",
    zh: "已关联云联网。",
  },
  "UnsupportedOperation.CcnNotAttached": {
    en: "The private network is not attached to the CCN.",
    zh: "未关联云联网。",
  },
  "UnsupportedOperation.DescribeCcnAttachedInstancesFailed": {
    en: "Could not list the attached networks.",
    zh: "查询云联网关联实例失败。",
  },
  "UnsupportedOperation.DetachCcnFailed": { en: "Could not detach the private network.", zh: "解关联云联网失败。" },
  "UnsupportedOperation.ResetAttachCcnFailed": {
    en: "Could not apply again.",
    zh: "重新申请关联失败。",
  },
} as const satisfies Messages;
