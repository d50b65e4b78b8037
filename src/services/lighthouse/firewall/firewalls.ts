import type { Fail } from "#kernel/action.ts";
import type { Machines } from "#machines/port.ts";
import type { FirewallTasks } from "../firewall-template/tasks.ts";
import type { InstanceRow, Instances, FirewallRule as RuleRow } from "../instance/rows.ts";
import type { FirewallRule } from "./objects/FirewallRule.ts";
import { repeatedAt, rulesFrom } from "./rules.ts";

export const ruleLimit = 100;

type RuleCode = "InvalidParameter.ParameterConflict" | "InvalidParameter.FirewallRulesDuplicated";

/** The rules of a request as rows: what is in one goes together, and none comes twice. */
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
 * The instance whose firewall is to be changed, if it is there, its firewall is the one that the caller knows, and no
 * template is about to replace it.
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

/** The firewall of an instance that was given back stays as it is. */
export const isLeaving = ({ state }: InstanceRow): boolean => state === "SHUTDOWN" || state === "TERMINATING";

/**
 * Gives an instance other rules, which is a new version of its firewall. The machine comes first: where it refuses,
 * nothing is written. One that is still being made gets them when it is there.
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
