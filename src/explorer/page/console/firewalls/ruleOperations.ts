import type { JsonObject } from "../../call/json.ts";
import type { FirewallRule } from "../api/shapes.ts";
import { type Choice, type Field, given, type Operation, type Values } from "../operations/operation.ts";

/** A firewall as it was when somebody looked: a change of another one is refused. */
export interface Firewall {
  readonly instance: string;
  readonly version: number;
}

const of = ({ instance, version }: Firewall): JsonObject => ({ InstanceId: instance, FirewallVersion: version });

const same = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, label: value }));

const ruleFields: readonly Field<unknown>[] = [
  {
    kind: "choice",
    name: "protocol",
    label: "protocol",
    choices: () => same(["TCP", "UDP", "ICMP", "ICMPv6", "ALL"]),
  },
  { kind: "text", name: "port", label: "port", hint: "portHint", optional: true },
  { kind: "text", name: "source", label: "source", hint: "sourceHint", optional: true },
  { kind: "choice", name: "action", label: "verdict", choices: () => same(["ACCEPT", "DROP"]) },
  { kind: "text", name: "about", label: "description", optional: true },
];

const ruleOf = ({ protocol = "", port = "", source = "", action = "", about = "" }: Values): JsonObject => ({
  Protocol: protocol,
  Action: action,
  ...given({
    Port: port,
    [source.includes(":") ? "Ipv6CidrBlock" : "CidrBlock"]: source,
    FirewallRuleDescription: about,
  }),
});

export const addRule: Operation<Firewall> = {
  action: "CreateFirewallRules",
  label: "addRule",
  fields: ruleFields,
  input: (firewall, values) => ({ ...of(firewall), FirewallRules: [ruleOf(values)] }),
};

export const removeRule: Operation<Firewall & { readonly rule: FirewallRule }> = {
  action: "DeleteFirewallRules",
  label: "delete",
  warning: "deleteWarning",
  loses: true,
  input: ({ rule: { Protocol, Port, CidrBlock, Ipv6CidrBlock, Action }, ...firewall }) => ({
    ...of(firewall),
    FirewallRules: [{ Protocol, ...given({ Port, CidrBlock, Ipv6CidrBlock, Action }) }],
  }),
};

/** A firewall template by its id. */
export const addTemplateRule: Operation<string> = {
  action: "CreateFirewallTemplateRules",
  label: "addRule",
  fields: ruleFields,
  input: (TemplateId, values) => ({ TemplateId, TemplateRules: [ruleOf(values)] }),
};

export const removeTemplateRule: Operation<{ readonly template: string; readonly rule: string }> = {
  action: "DeleteFirewallTemplateRules",
  label: "delete",
  warning: "deleteWarning",
  loses: true,
  input: ({ template, rule }) => ({ TemplateId: template, TemplateRuleIds: [rule] }),
};
