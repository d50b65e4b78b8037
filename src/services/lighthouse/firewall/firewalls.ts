import type { Fail } from "#kernel/action.ts";
import type { Machines } from "#machines/port.ts";
import type { FirewallTasks } from "../firewall-template/tasks.ts";
import type { InstanceRow, Instances, FirewallRule as RuleRow } from "../instance/rows.ts";
import type { FirewallRule } from "./objects/FirewallRule.ts";
import { repeatedAt, rulesFrom } from "./rules.ts";

export const ruleLimit = 100;

type RuleCode = "InvalidParameter.ParameterConflict" | "InvalidParameter.FirewallRulesDuplicated";

/** Converts the rules of a request to rows. Rejects inconsistent and duplicate rules. */
export function givenRules(
  rules: readonly (typeof FirewallRule.value)[],
  parameter: string,
  fail: Fail<RuleCode>,
): readonly RuleRow[] {
  const rows = rulesFrom(rules, parameter, (details) => fail("InvalidParameter.ParameterConflict", details));
  const twice = repeatedAt(rows);
  if (twice >= 0) fail("InvalidParameter.FirewallRulesDuplicated", { parameter: `${parameter}.${twice}` });
  return rows;
}

type ChangeCode =
  | "ResourceNotFound.FirewallNotFound"
  | "ResourceNotFound.InstanceIdNotFound"
  | "UnsupportedOperation.FirewallBusy"
  | "UnsupportedOperation.FirewallVersionMismatch";

interface ChangeScope {
  readonly instances: Instances;
  readonly firewallTasks: FirewallTasks;
  readonly region: string;
  readonly fail: Fail<ChangeCode>;
}

/**
 * Returns the instance whose firewall changes. Fails if it does not exist, its firewall has another version than
 * expected, or a template is being applied to it.
 */
export async function firewallOf(
  { InstanceId, FirewallVersion }: { readonly InstanceId: string; readonly FirewallVersion?: number | undefined },
  { instances, firewallTasks, region, fail }: ChangeScope,
): Promise<{ readonly instance: InstanceRow; readonly rules: readonly RuleRow[] }> {
  const details = { parameter: "InstanceId", value: InstanceId };
  const instance = await instances.find(InstanceId);
  if (!instance) return fail("ResourceNotFound.InstanceIdNotFound", details);
  if (isLeaving(instance)) fail("ResourceNotFound.FirewallNotFound", details);
  if (await firewallTasks.isAt(InstanceId, region)) fail("UnsupportedOperation.FirewallBusy", details);
  if (FirewallVersion !== undefined && FirewallVersion !== instance.firewall_version) {
    const details = { parameter: "FirewallVersion", value: FirewallVersion, version: instance.firewall_version };
    fail("UnsupportedOperation.FirewallVersionMismatch", details);
  }
  return { instance, rules: await instances.firewall(InstanceId) };
}

/** The firewall of an isolated instance cannot be changed. */
export const isLeaving = ({ state }: InstanceRow): boolean => state === "SHUTDOWN" || state === "TERMINATING";

/**
 * Replaces the rules of an instance and increments the firewall version. The machine is changed first: if that
 * fails, nothing is written. An instance that is being created receives the rules when creation finishes.
 */
export async function changeFirewall(
  instance: InstanceRow,
  rules: readonly RuleRow[],
  instances: Instances,
  machines: Machines,
): Promise<void> {
  if (instance.state !== "PENDING") await installFirewall(instance.id, rules, machines);
  await instances.setFirewall(instance.id, rules);
  await instances.change(instance.id, { firewall_version: instance.firewall_version + 1 });
}

export async function installFirewall(id: string, rules: readonly RuleRow[], machines: Machines): Promise<void> {
  const sent = rules.map(({ protocol, port, cidr, ipv6_cidr, action }) => ({
    protocol,
    port,
    cidr: cidr || ipv6_cidr,
    action,
  }));
  await machines.firewall(id, sent);
}
