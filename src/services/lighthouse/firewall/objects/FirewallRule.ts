import { inLanguage, type Language } from "#kernel/errors.ts";
import { objectType, type StringField, string } from "#kernel/fields.ts";
import type { FirewallRule as RuleRow } from "../../instance/rows.ts";
import { offeredRules } from "../catalogue.ts";

/** A port, comma-separated ports, a range, or ALL. */
const port = /^(ALL|\d{1,5}(,\d{1,5})*|\d{1,5}-\d{1,5})$/;

const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(\\.${octet}){3}(/(3[0-2]|[12]?\\d))?$`);
const ipv6 = /^[0-9a-fA-F:.]+(\/\d{1,3})?$/;

// Rows store plain strings and responses use the same members, so these are not literal types.
const protocol: StringField<string, "InvalidParameterValue"> = string("What it is about.").oneOf([
  "TCP",
  "UDP",
  "ICMP",
  "ICMPv6",
  "ALL",
]);
const ruleAction: StringField<string, "InvalidParameterValue"> = string("Action of the rule: ACCEPT or DROP.").oneOf([
  "ACCEPT",
  "DROP",
]);

/** A rule in a request. The error code for a long description differs between actions. */
export const firewallRule = <const Code extends string>(tooLong: Code) =>
  objectType("FirewallRule", {
    Protocol: protocol,
    Port: string("Port, comma-separated ports, port range with a hyphen, or ALL.")
      .length(1, 64)
      .pattern(port, "22, 80,443, 8000-8080 or ALL")
      .orEmpty()
      .default("ALL"),
    CidrBlock: string("Source IPv4 address or CIDR block. Defaults to any source.")
      .pattern(ipv4, "an IPv4 address or network")
      .orEmpty()
      .optional(),
    Action: ruleAction.orEmpty().default("ACCEPT"),
    FirewallRuleDescription: string("Description of the resource.").length(0, 64, tooLong).default(""),
    Ipv6CidrBlock: string("Source IPv6 address or CIDR block. Cannot be combined with CidrBlock.")
      .pattern(ipv6, "an IPv6 address or network")
      .orEmpty()
      .optional(),
  });

export const FirewallRule = firewallRule("InvalidParameterValue.FirewallRuleDescriptionTooLong");

export const FirewallRuleInfo = objectType("FirewallRuleInfo", {
  AppType: string("Display name."),
  Protocol: string("What it is about."),
  Port: string("Ports of the rule."),
  CidrBlock: string("Source IPv4 address or CIDR block."),
  Action: string("Action of the rule: ACCEPT or DROP."),
  FirewallRuleDescription: string("Description of the resource."),
  Ipv6CidrBlock: string("Source IPv6 address or CIDR block."),
});

/** Converts a row to the rule as the owner wrote it. */
export const toFirewallRule = (row: RuleRow) => ({
  Protocol: row.protocol,
  Port: row.port,
  CidrBlock: row.cidr,
  Action: row.action,
  FirewallRuleDescription: row.about,
  Ipv6CidrBlock: row.ipv6_cidr,
});

export function toFirewallRuleInfo(row: RuleRow, language: Language): typeof FirewallRuleInfo.value {
  const offered = offeredRules.find(
    (rule) =>
      rule.protocol === row.protocol &&
      rule.port === row.port &&
      rule.action === row.action &&
      row.cidr === "0.0.0.0/0",
  );
  return {
    AppType: inLanguage(offered?.title ?? { en: "user-defined", zh: "自定义" }, language),
    ...toFirewallRule(row),
  };
}
