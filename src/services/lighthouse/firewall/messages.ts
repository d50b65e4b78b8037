import type { Messages } from "#kernel/errors.ts";
import { outOfRange } from "../wire/messages.ts";

/** Error messages about firewalls. */
export const firewallMessages = {
  "FailedOperation.FirewallOperationFailed": {
    en: "The operation on the firewall failed.",
    zh: "对防火墙的操作未成功。",
  },
  "FailedOperation.FirewallRulesOperationFailed": {
    en: "The operation on the firewall rules failed.",
    zh: "防火墙规则操作失败。",
  },
  "InvalidParameter.FirewallRulesDuplicated": { en: "`{parameter}` is a duplicate.", zh: "`{parameter}` 重复。" },
  "InvalidParameter.FirewallRulesExist": { en: "`{parameter}` already exists.", zh: "`{parameter}` 已存在。" },
  "InvalidParameterValue.FirewallRuleDescriptionTooLong": outOfRange,
  "LimitExceeded.FirewallRulesLimitExceeded": {
    en: "A firewall can have at most {limit} rules.",
    zh: "防火墙规则最多 {limit} 条。",
  },
  "ResourceNotFound.FirewallNotFound": {
    en: "Instance `{value}` is isolated, so its firewall cannot be changed.",
    zh: "实例 `{value}` 已退还，其防火墙不存在。",
  },
  "ResourceNotFound.FirewallRulesNotFound": {
    en: "`{parameter}` does not exist in the firewall.",
    zh: "`{parameter}` 不存在。",
  },
  "UnsupportedOperation.FirewallBusy": {
    en: "The firewall of `{value}` is being changed. Try again later.",
    zh: "`{value}` 的防火墙正在变更中，请稍后重试。",
  },
  "UnsupportedOperation.FirewallVersionMismatch": {
    en: "The firewall has version {version}, but `{parameter}` is `{value}`.",
    zh: "防火墙当前版本为 {version}，与 `{parameter}` 的 `{value}` 不一致。",
  },
} as const satisfies Messages;
