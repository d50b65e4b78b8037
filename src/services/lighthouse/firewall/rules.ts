import { isIPv6 } from "node:net";
import { ApiError, type Details } from "#kernel/errors.ts";
import type { FirewallRule as RuleRow } from "../instance/rows.ts";
import type { FirewallRule } from "./objects/FirewallRule.ts";

type Given = typeof FirewallRule.value;

/** Rejects an inconsistent rule. The error code differs between actions. */
type Refuse = (details: Details) => never;

/** For actions without a specific error code. */
export const refuseValue: Refuse = (details) => {
  throw new ApiError("InvalidParameterValue", details);
};

/** Converts requested rules to rows. `parameter` is their path in the request, for error messages. */
export function rulesFrom(given: readonly Given[], parameter: string, refuse: Refuse): readonly RuleRow[] {
  return given.map((rule, index) => ruleFrom(rule, `${parameter}.${index}`, refuse));
}

/** Stored exactly as sent. */
export function ruleFrom(given: Given, parameter: string, refuse: Refuse): RuleRow {
  const { Protocol: protocol, Port: port, CidrBlock = "", Ipv6CidrBlock = "", Action: action } = given;
  const at = (name: string, value: string) => ({ parameter: `${parameter}.${name}`, value });
  if (!arePorts(port)) refuseValue(at("Port", port));
  if (Ipv6CidrBlock !== "" && !isIpv6Block(Ipv6CidrBlock)) refuseValue(at("Ipv6CidrBlock", Ipv6CidrBlock));
  if (port !== "ALL" && protocol !== "TCP" && protocol !== "UDP") {
    const must = { en: `must be ALL where Protocol is ${protocol}`, zh: `在 Protocol 为 ${protocol} 时应为 ALL` };
    refuse({ ...at("Port", port), must });
  }
  if (CidrBlock !== "" && Ipv6CidrBlock !== "") {
    const must = { en: "cannot be combined with CidrBlock", zh: "不能与 CidrBlock 同时指定" };
    refuse({ ...at("Ipv6CidrBlock", Ipv6CidrBlock), must });
  }
  const stray = protocol === "ICMP" ? Ipv6CidrBlock : protocol === "ICMPv6" ? CidrBlock : "";
  if (stray !== "") {
    const must = { en: `cannot be given where Protocol is ${protocol}`, zh: `不能在 Protocol 为 ${protocol} 时指定` };
    refuse({ ...at(protocol === "ICMP" ? "Ipv6CidrBlock" : "CidrBlock", stray), must });
  }
  const isSixth = Ipv6CidrBlock !== "" || protocol === "ICMPv6";
  return {
    protocol,
    port,
    cidr: isSixth ? "" : CidrBlock || "0.0.0.0/0",
    ipv6_cidr: isSixth ? Ipv6CidrBlock || "::/0" : "",
    action,
    about: given.FirewallRuleDescription,
  };
}

/** Whether every port is valid and ranges are ascending. */
function arePorts(text: string): boolean {
  if (text === "ALL") return true;
  const ports = text.split(/[,-]/).map(Number);
  const [low = 0, high = 0] = ports;
  return ports.every((port) => port >= 1 && port <= 65_535) && (!text.includes("-") || low < high);
}

function isIpv6Block(text: string): boolean {
  const [address = "", length = "128", ...rest] = text.split("/");
  return rest.length === 0 && isIPv6(address) && !address.includes("%") && Number(length) <= 128;
}

/** Two rules are equal if they have the same effect. Descriptions are ignored. */
export function sameRule(a: RuleRow, b: RuleRow): boolean {
  return (
    a.protocol === b.protocol &&
    a.port === b.port &&
    a.cidr === b.cidr &&
    a.ipv6_cidr === b.ipv6_cidr &&
    a.action === b.action
  );
}

/** Returns the index of the first duplicate, within the list or among `others`, or -1. */
export function repeatedAt(rules: readonly RuleRow[], others: readonly RuleRow[] = []): number {
  return rules.findIndex((rule, index) =>
    [...others, ...rules.slice(0, index)].some((before) => sameRule(before, rule)),
  );
}
