import { inLanguage, type Language } from "#kernel/errors.ts";
import { objectType, type StringField, string } from "#kernel/fields.ts";
import type { FirewallRule as RuleRow } from "../../instance/rows.ts";
import { offeredRules } from "../catalogue.ts";

/** A port, several with commas, a range, or ALL. */
const port = /^(ALL|\d{1,5}(,\d{1,5})*|\d{1,5}-\d{1,5})$/;

const octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(\\.${octet}){3}(/(3[0-2]|[12]?\\d))?$`);
const ipv6 = /^[0-9a-fA-F:.]+(\/\d{1,3})?$/;

// Rows hold texts, and rules are told in this form too, so the choices are no types.
const protocol: StringField<string, "InvalidParameterValue"> = string("What it is about.").oneOf([
  "TCP",
  "UDP",
  "ICMP",
  "ICMPv6",
  "ALL",
]);
const ruleAction: StringField<string, "InvalidParameterValue"> = string("ACCEPT or DROP.").oneOf(["ACCEPT", "DROP"]);

/** A rule as a caller writes it; the code for a long description differs between the actions. */
export const firewallRule = <const Code extends string>(tooLong: Code) =>
  objectType("FirewallRule", {
    Protocol: protocol,
    Port: string("A port, several with commas, a range with a hyphen, or ALL.")
      .length(1, 64)
      .pattern(port, "22, 80,443, 8000-8080 or ALL")
      .orEmpty()
      .default("ALL"),
    CidrBlock: string("The source: an address or a network; everybody without it.")
      .pattern(ipv4, "an IPv4 address or network")
      .orEmpty()
      .optional(),
    Action: ruleAction.orEmpty().default("ACCEPT"),
    FirewallRuleDescription: string("What it is for.").length(0, 64, tooLong).default(""),
    Ipv6CidrBlock: string("The source in IPv6; not together with CidrBlock.")
      .pattern(ipv6, "an IPv6 address or network")
      .orEmpty()
      .optional(),
  });

export const FirewallRule = firewallRule("InvalidParameterValue.FirewallRuleDescriptionTooLong");

export const FirewallRuleInfo = objectType("FirewallRuleInfo", {
  AppType: string("What people call it."),
  Protocol: string("What it is about."),
  Port: string("Ports."),
  CidrBlock: string("The source."),
  Action: string("ACCEPT or DROP."),
  FirewallRuleDescription: string("What it is for."),
  Ipv6CidrBlock: string("The source in IPv6."),
});

/** A rule as its owner wrote it. */
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
