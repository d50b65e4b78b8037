import { inLanguage, type Language } from "#kernel/errors.ts";
import { objectType, string } from "#kernel/fields.ts";
import { offeredRules } from "../catalogue/firewallRules.ts";
import type { FirewallRule as RuleRow } from "../instances.ts";

/** A port, several with commas, a range, or ALL; nothing where the protocol has no ports. */
const port = /^(ALL|\d{1,5}(,\d{1,5})*|\d{1,5}-\d{1,5}|)$/;

export const FirewallRule = objectType("FirewallRule", {
  Protocol: string("What it is about.").oneOf(["TCP", "UDP", "ICMP", "ICMPv6", "ALL"]),
  Port: string("A port, several with commas, a range with a hyphen, or ALL.")
    .length(0, 64)
    .pattern(port, "22, 80,443, 8000-8080 or ALL")
    .default("ALL"),
  CidrBlock: string("The source: an address or a network; everybody without it.")
    .pattern(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/, "an IPv4 address or network")
    .optional(),
  Action: string("ACCEPT or DROP.").oneOf(["ACCEPT", "DROP"]).default("ACCEPT"),
  FirewallRuleDescription: string("What it is for.")
    .length(0, 64, "InvalidParameterValue.FirewallRuleDescriptionTooLong")
    .default(""),
  Ipv6CidrBlock: string("The source in IPv6; not together with CidrBlock.")
    .pattern(/^[0-9a-fA-F:.]+(\/\d{1,3})?$/, "an IPv6 address or network")
    .optional(),
});

export const FirewallRuleInfo = objectType("FirewallRuleInfo", {
  AppType: string("What people call it."),
  Protocol: string("What it is about."),
  Port: string("Ports."),
  CidrBlock: string("The source."),
  Action: string("ACCEPT or DROP."),
  FirewallRuleDescription: string("What it is for."),
  Ipv6CidrBlock: string("The source in IPv6."),
});

/** A rule as a row keeps it: what was sent stays as it was sent. */
export function ruleRow(rule: typeof FirewallRule.value): RuleRow {
  const six = rule.Ipv6CidrBlock ?? (rule.CidrBlock === undefined && rule.Protocol === "ICMPv6" ? "::/0" : "");
  return {
    protocol: rule.Protocol,
    port: rule.Port,
    cidr: rule.CidrBlock ?? (six === "" ? "0.0.0.0/0" : ""),
    ipv6_cidr: six,
    action: rule.Action,
    about: rule.FirewallRuleDescription,
  };
}

export function toFirewallRule(row: RuleRow, language: Language): typeof FirewallRuleInfo.value {
  const offered = offeredRules.find(
    (rule) =>
      rule.protocol === row.protocol &&
      rule.port === row.port &&
      rule.action === row.action &&
      row.cidr === "0.0.0.0/0",
  );
  return {
    AppType: inLanguage(offered?.title ?? { en: "user-defined", zh: "自定义" }, language),
    Protocol: row.protocol,
    Port: row.port,
    CidrBlock: row.cidr,
    Action: row.action,
    FirewallRuleDescription: row.about,
    Ipv6CidrBlock: row.ipv6_cidr,
  };
}
