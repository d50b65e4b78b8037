import type { JsonObject } from "../../call/json.ts";
import type { FirewallRule } from "../api/shapes.ts";
import { type Choice, type Field, type Operation, type Values, withoutEmpty } from "../operations/operation.ts";

/** The firewall version that the user saw. The API rejects changes to another version. */
export interface Firewall {
  readonly instance: string;
  readonly version: number;
}

const firewallInput = ({ instance, version }: Firewall): JsonObject => ({
  InstanceId: instance,
  FirewallVersion: version,
});

const choicesFrom = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, label: value }));

const ruleFields: readonly Field<unknown>[] = [
  {
    kind: "choice",
    name: "protocol",
    label: "protocol",
    choices: () => choicesFrom(["TCP", "UDP", "ICMP", "ICMPv6", "ALL"]),
  },
  { kind: "text", name: "port", label: "port", hint: "portHint", optional: true },
  { kind: "text", name: "source", label: "source", hint: "sourceHint", optional: true },
  { kind: "choice", name: "action", label: "ruleAction", choices: () => choicesFrom(["ACCEPT", "DROP"]) },
  { kind: "text", name: "about", label: "description", optional: true },
];

const ruleInput = ({ protocol = "", port = "", source = "", action = "", about = "" }: Values): JsonObject => ({
  Protocol: protocol,
  Action: action,
  ...withoutEmpty({
    Port: port,
    [source.includes(":") ? "Ipv6CidrBlock" : "CidrBlock"]: source,
    FirewallRuleDescription: about,
  }),
});

export const addRule: Operation<Firewall> = {
  action: "CreateFirewallRules",
  label: "addRule",
  fields: ruleFields,
  input: (firewall, values) => ({ ...firewallInput(firewall), FirewallRules: [ruleInput(values)] }),
};

export const removeRule: Operation<Firewall & { readonly rule: FirewallRule }> = {
  action: "DeleteFirewallRules",
  label: "delete",
  warning: "deleteWarning",
  destructive: true,
  input: ({ rule: { Protocol, Port, CidrBlock, Ipv6CidrBlock, Action }, ...firewall }) => ({
    ...firewallInput(firewall),
    FirewallRules: [{ Protocol, ...withoutEmpty({ Port, CidrBlock, Ipv6CidrBlock, Action }) }],
  }),
};

/** A firewall template by its id. */
export const addTemplateRule: Operation<string> = {
  action: "CreateFirewallTemplateRules",
  label: "addRule",
  fields: ruleFields,
  input: (TemplateId, values) => ({ TemplateId, TemplateRules: [ruleInput(values)] }),
};

export const removeTemplateRule: Operation<{ readonly template: string; readonly rule: string }> = {
  action: "DeleteFirewallTemplateRules",
  label: "delete",
  warning: "deleteWarning",
  destructive: true,
  input: ({ template, rule }) => ({ TemplateId: template, TemplateRuleIds: [rule] }),
};
