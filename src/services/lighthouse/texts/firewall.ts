import type { Texts } from "#kernel/errors.ts";
import { inRange } from "./rules.ts";

/** What Lighthouse says about firewalls. */
export const firewallTexts = {
  "FailedOperation.FirewallOperationFailed": { en: "The operation on the firewall failed.", zh: "防火墙操作失败。" },
  "FailedOperation.FirewallRulesOperationFailed": {
    en: "The operation on the firewall rules failed.",
    zh: "防火墙规则操作失败。",
  },
  "InvalidParameter.FirewallRulesDuplicated": { en: "`{parameter}` comes twice.", zh: "`{parameter}` 重复。" },
  "InvalidParameter.FirewallRulesExist": { en: "`{parameter}` is there already.", zh: "`{parameter}` 已存在。" },
  "InvalidParameterValue.FirewallRuleDescriptionTooLong": inRange,
  "LimitExceeded.FirewallRulesLimitExceeded": {
    en: "A firewall holds at most {limit} rules.",
    zh: "防火墙规则最多 {limit} 条。",
  },
  "ResourceNotFound.FirewallNotFound": { en: "There is no such firewall.", zh: "防火墙不存在。" },
  "ResourceNotFound.FirewallRulesNotFound": {
    en: "`{parameter}` is no rule of the firewall.",
    zh: "`{parameter}` 不存在。",
  },
  "UnsupportedOperation.FirewallBusy": { en: "The firewall is being changed.", zh: "防火墙正在变更中。" },
  "UnsupportedOperation.FirewallVersionMismatch": {
    en: "The firewall is at version {version}, not at `{value}` of `{parameter}`.",
    zh: "防火墙当前版本为 {version}，与 `{parameter}` 的 `{value}` 不一致。",
  },
} as const satisfies Texts;
