import { expect } from "bun:test";
import fc from "fast-check";
import { type Command, call, pick, pickId } from "./command.ts";
import type { TestServer } from "./real.ts";
import type { AccountRegion, Instance, Rule } from "./resources.ts";
import { notFound } from "./rules.ts";
import { ownById, type World } from "./world.ts";

export const rule: fc.Arbitrary<Rule> = fc.constantFrom(
  { Protocol: "TCP", Port: "80", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
  { Protocol: "TCP", Port: "80", CidrBlock: "0.0.0.0/0", Action: "DROP" },
  { Protocol: "TCP", Port: "8000-8080", CidrBlock: "10.0.0.0/8", Action: "ACCEPT" },
  { Protocol: "UDP", Port: "53", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
  { Protocol: "ICMP", Port: "ALL", CidrBlock: "0.0.0.0/0", Action: "ACCEPT" },
);

export const same = (a: Rule, b: Rule): boolean => fc.stringify(a) === fc.stringify(b);
export const hasDuplicate = (rules: readonly Rule[]): boolean =>
  rules.some((one, at) => rules.slice(0, at).some((before) => same(before, one)));

/** Compares the firewall rules of an instance with the model. */
export async function compareFirewall(server: TestServer, scope: AccountRegion, instance: Instance): Promise<void> {
  const listed = await server.read(scope, "DescribeFirewallRules", { InstanceId: instance.id, Limit: 100 });
  const rules = listed.FirewallRuleSet?.map(({ Protocol, Port, CidrBlock, Action }) => ({
    Protocol,
    Port,
    CidrBlock,
    Action,
  }));
  const { id, version } = instance;
  expect({ id, rules, version: listed.FirewallVersion }).toEqual({ id, rules: [...instance.rules], version });
}

/** Whether a template is being applied to an instance. */
const isRunningTo = (world: World, { id, region, account }: Instance): boolean =>
  [...world.runs.values()].some(
    (run) =>
      run.operation && run.account === account && run.targets.some((one) => one.id === id && one.region === region),
  );

function refusal(world: World, instance: Instance | undefined, version: number | undefined): string | undefined {
  if (!instance) return notFound.instance;
  if (isLeaving(instance)) return "ResourceNotFound.FirewallNotFound";
  if (isRunningTo(world, instance)) return "UnsupportedOperation.FirewallBusy";
  const known = version === undefined || version === instance.version;
  return known ? undefined : "UnsupportedOperation.FirewallVersionMismatch";
}

export const isLeaving = ({ state }: Instance): boolean => state === "SHUTDOWN" || state === "TERMINATING";

/** The version in the request, relative to the current one. */
const version = fc.constantFrom(undefined, undefined, 0, 0, 1, -1);
const rules = fc.array(rule, { minLength: 1, maxLength: 2 });

type Change = "CreateFirewallRules" | "DeleteFirewallRules" | "ModifyFirewallRules";

/** A firewall change: `change` returns the new rules or the error code. */
const change = (action: Change, change: (old: readonly Rule[], given: readonly Rule[]) => readonly Rule[] | string) =>
  call(action, fc.record({ instance: pick, rules, version }), (world, scope, choice) => {
    const InstanceId = pickId(world.instances, scope, choice.instance, "lhins");
    const instance = ownById(world.instances, scope, InstanceId);
    const FirewallVersion = choice.version === undefined ? undefined : (instance?.version ?? 1) + choice.version;
    const duplicate = hasDuplicate(choice.rules) ? "InvalidParameter.FirewallRulesDuplicated" : undefined;
    const changed = change(instance?.rules ?? [], choice.rules);
    return {
      request: { InstanceId, FirewallRules: choice.rules, ...(FirewallVersion !== undefined && { FirewallVersion }) },
      code:
        duplicate ?? refusal(world, instance, FirewallVersion) ?? (typeof changed === "string" ? changed : undefined),
      apply() {
        if (!instance || typeof changed === "string") return;
        instance.rules = changed;
        instance.version++;
      },
      verify: async (server) => instance && compareFirewall(server, scope, instance),
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
