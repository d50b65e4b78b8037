import { expect } from "bun:test";
import fc from "fast-check";
import { type Command, call, pick, picked } from "./command.ts";
import type { Real } from "./real.ts";
import { notFound } from "./rules.ts";
import type { Instance, Place, Rule } from "./things.ts";
import { known, type World } from "./world.ts";

export const rule: fc.Arbitrary<Rule> = fc.constantFrom(
  { Protocol: "TCP", Port: "80", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
  { Protocol: "TCP", Port: "80", CidrBlock: "0.0.0.0/0", Action: "DROP" },
  { Protocol: "TCP", Port: "8000-8080", CidrBlock: "10.0.0.0/8", Action: "ACCEPT" },
  { Protocol: "UDP", Port: "53", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
  { Protocol: "ICMP", Port: "ALL", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
);

export const same = (a: Rule, b: Rule): boolean => fc.stringify(a) === fc.stringify(b);
export const hasTwice = (rules: readonly Rule[]): boolean =>
  rules.some((one, at) => rules.slice(0, at).some((before) => same(before, one)));

/** The rules of an instance as they are shown and as the model has them. */
export async function compareFirewall(real: Real, place: Place, instance: Instance): Promise<void> {
  const shown = await real.see(place, "DescribeFirewallRules", { InstanceId: instance.id, Limit: 100 });
  const rules = shown.FirewallRuleSet?.map(({ Protocol, Port, CidrBlock, Action }) => ({
    Protocol,
    Port,
    CidrBlock,
    Action,
  }));
  const { id, version } = instance;
  expect({ id, rules, version: shown.FirewallVersion }).toEqual({ id, rules: [...instance.rules], version });
}

/** Whether a template is on its way to an instance. */
const isRunningTo = (world: World, { id, region, account }: Instance): boolean =>
  [...world.runs.values()].some(
    (run) => run.work && run.account === account && run.targets.some((one) => one.id === id && one.region === region),
  );

function refusal(world: World, instance: Instance | undefined, version: number | undefined): string | undefined {
  if (!instance) return notFound.instance;
  if (isLeaving(instance)) return "ResourceNotFound.FirewallNotFound";
  if (isRunningTo(world, instance)) return "UnsupportedOperation.FirewallBusy";
  const known = version === undefined || version === instance.version;
  return known ? undefined : "UnsupportedOperation.FirewallVersionMismatch";
}

export const isLeaving = ({ state }: Instance): boolean => state === "SHUTDOWN" || state === "TERMINATING";

/** Which version the caller knows, as seen from the right one. */
const version = fc.constantFrom(undefined, undefined, 0, 0, 1, -1);
const rules = fc.array(rule, { minLength: 1, maxLength: 2 });

type Change = "CreateFirewallRules" | "DeleteFirewallRules" | "ModifyFirewallRules";

/** A change of a firewall: the rules that come of it, or the code that refuses it. */
const change = (action: Change, change: (old: readonly Rule[], given: readonly Rule[]) => readonly Rule[] | string) =>
  call(action, fc.record({ instance: pick, rules, version }), (world, place, choice) => {
    const InstanceId = picked(world.instances, place, choice.instance, "lhins");
    const instance = known(world.instances, place, InstanceId);
    const FirewallVersion = choice.version === undefined ? undefined : (instance?.version ?? 1) + choice.version;
    const twice = hasTwice(choice.rules) ? "InvalidParameter.FirewallRulesDuplicated" : undefined;
    const changed = change(instance?.rules ?? [], choice.rules);
    return {
      request: { InstanceId, FirewallRules: choice.rules, ...(FirewallVersion !== undefined && { FirewallVersion }) },
      refused:
        twice ?? refusal(world, instance, FirewallVersion) ?? (typeof changed === "string" ? changed : undefined),
      done() {
        if (!instance || typeof changed === "string") return;
        instance.rules = changed;
        instance.version++;
      },
      look: async (real) => instance && compareFirewall(real, place, instance),
    };
  });

export const firewallCommands: readonly fc.Arbitrary<Command>[] = [
  change("CreateFirewallRules", (old, given) => {
    const exists = given.some((one) => old.some((other) => same(one, other)));
    return exists ? "InvalidParameter.FirewallRulesExist" : [...given, ...old];
  }),
  change("DeleteFirewallRules", (old, given) => {
    const all = given.every((one) => old.some((other) => same(one, other)));
    return all
      ? old.filter((one) => !given.some((other) => same(one, other)))
      : "ResourceNotFound.FirewallRulesNotFound";
  }),
  change("ModifyFirewallRules", (_old, given) => given),
];
