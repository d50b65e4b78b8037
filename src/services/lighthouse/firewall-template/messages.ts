import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Error messages about firewall templates. */
export const firewallTemplateMessages = {
  "InvalidParameter.InvalidFilterName": malformed,
  "InvalidParameterValue.DuplicatedFirewallTemplateRule": {
    en: "`{parameter}` duplicates another rule of the template or the request.",
    zh: "`{parameter}` 与模板中的规则或其他传入规则重复。",
  },
  "InvalidParameterValue.Length": outOfRange,
  "InvalidParameterValue.TooSmall": outOfRange,
  "LimitExceeded.FirewallTemplateRuleQuotaLimitExceeded": {
    en: "A firewall template can have at most {limit} rules.",
    zh: "防火墙模板规则最多 {limit} 条。",
  },
  "ResourceNotFound.FirewallTemplateNotFound": {
    en: "Firewall template `{value}` does not exist.",
    zh: "防火墙模板 `{value}` 不存在。",
  },
  "ResourceNotFound.FirewallTemplateRuleNotFound": {
    en: "Rule `{value}` does not exist in the firewall template.",
    zh: "防火墙模板中不存在规则 `{value}`。",
  },
  "ResourceUnavailable.CannotApplyEmptyFirewallTemplate": {
    en: "Firewall template `{value}` has no rules, so it cannot be applied.",
    zh: "防火墙模板 `{value}` 没有规则，无法应用。",
  },
  "ResourceUnavailable.FirewallTemplateInUse": {
    en: "Firewall template `{value}` is being applied. Try again later.",
    zh: "防火墙模板 `{value}` 正在应用中，请稍后重试。",
  },
} as const satisfies Messages;
