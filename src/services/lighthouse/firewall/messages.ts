import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Messages of the error codes of firewalls and firewall templates. */
export const firewallMessages = {
  "FailedOperation.FirewallOperationFailed": {
    en: "The operation on the firewall failed.",
    zh: "对防火墙的操作未成功。",
  },
  "FailedOperation.FirewallRulesOperationFailed": {
    en: "The operation on the firewall rules failed.",
    zh: "防火墙规则操作失败。",
  },
  "InvalidParameter.FirewallRulesDuplicated": { en: "`{parameter}` comes twice.", zh: "`{parameter}` 重复。" },
  "InvalidParameter.FirewallRulesExist": { en: "`{parameter}` is there already.", zh: "`{parameter}` 已存在。" },
  "InvalidParameter.InvalidFilterName": malformed,
  "InvalidParameterValue.DuplicatedFirewallTemplateRule": {
    en: "`{parameter}` is in the template already, or comes twice.",
    zh: "`{parameter}` 与模板中的规则或其他传入规则重复。",
  },
  "InvalidParameterValue.FirewallRuleDescriptionTooLong": outOfRange,
  "InvalidParameterValue.Length": outOfRange,
  "InvalidParameterValue.TooLarge": outOfRange,
  "InvalidParameterValue.TooSmall": outOfRange,
  "LimitExceeded.FirewallRulesLimitExceeded": {
    en: "A firewall holds at most {limit} rules.",
    zh: "防火墙规则最多 {limit} 条。",
  },
  "LimitExceeded.FirewallTemplateRuleQuotaLimitExceeded": {
    en: "A firewall template holds at most {limit} rules.",
    zh: "防火墙模板规则最多 {limit} 条。",
  },
  "ResourceNotFound.FirewallNotFound": {
    en: "Instance `{value}` is given back, so its firewall cannot be changed.",
    zh: "实例 `{value}` 已退还，其防火墙不存在。",
  },
  "ResourceNotFound.FirewallRulesNotFound": {
    en: "`{parameter}` is no rule of the firewall.",
    zh: "`{parameter}` 不存在。",
  },
  "ResourceNotFound.FirewallTemplateNotFound": {
    en: "There is no firewall template `{value}`.",
    zh: "防火墙模板 `{value}` 不存在。",
  },
  "ResourceNotFound.FirewallTemplateRuleNotFound": {
    en: "There is no rule `{value}` in the firewall template.",
    zh: "防火墙模板中不存在规则 `{value}`。",
  },
  "ResourceUnavailable.CannotApplyEmptyFirewallTemplate": {
    en: "Firewall template `{value}` has no rules, so it cannot be applied.",
    zh: "防火墙模板 `{value}` 没有规则，无法应用。",
  },
  "ResourceUnavailable.FirewallTemplateInUse": {
    en: "Firewall template `{value}` is being applied; try again later.",
    zh: "防火墙模板 `{value}` 正在应用中，请稍后重试。",
  },
  "UnsupportedOperation.FirewallBusy": {
    en: "The firewall of `{value}` is being changed; try again later.",
    zh: "`{value}` 的防火墙正在变更中，请稍后重试。",
  },
  "UnsupportedOperation.FirewallVersionMismatch": {
    en: "The firewall is at version {version}, not at `{value}` of `{parameter}`.",
    zh: "防火墙当前版本为 {version}，与 `{parameter}` 的 `{value}` 不一致。",
  },
} as const satisfies Messages;
