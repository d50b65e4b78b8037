import type { Fail } from "#kernel/action.ts";
import type { Machines } from "#machines/port.ts";
import type { InstanceRow, Instances, FirewallRule as RuleRow } from "./instances.ts";
import { type FirewallRule, ruleRow } from "./objects/FirewallRule.ts";

export const ruleLimit = 100;

type RuleCode = "InvalidParameter.ParameterConflict" | "InvalidParameter.FirewallRulesDuplicated";

/** The rules of a request as rows: sources exclude each other, and no rule may come twice. */
export function givenRules(
  rules: readonly (typeof FirewallRule.value)[],
  parameter: string,
  fail: Fail<RuleCode>,
): readonly RuleRow[] {
  const rows = rules.map((rule, index) => {
    if (rule.CidrBlock !== undefined && rule.Ipv6CidrBlock !== undefined) {
      const must = { en: "cannot be given together with CidrBlock", zh: "不能与 CidrBlock 同时指定" };
      fail("InvalidParameter.ParameterConflict", { parameter: `${parameter}.${index}.Ipv6CidrBlock`, must });
    }
    return ruleRow(rule);
  });
  const twice = rows.findIndex((row, index) => rows.findIndex((one) => sameRule(one, row)) !== index);
  if (twice >= 0) fail("InvalidParameter.FirewallRulesDuplicated", { parameter: `${parameter}.${twice}` });
  return rows;
}

/** Rules are the same by what they do; what is said of them does not count. */
export function sameRule(a: RuleRow, b: RuleRow): boolean {
  return (
    a.protocol === b.protocol &&
    a.port === b.port &&
    a.cidr === b.cidr &&
    a.ipv6_cidr === b.ipv6_cidr &&
    a.action === b.action
  );
}

type ChangeCode = "ResourceNotFound.InstanceIdNotFound" | "UnsupportedOperation.FirewallVersionMismatch";

/** The instance whose firewall is to be changed, if it is there and its firewall is the one that the caller knows. */
export async function firewallOf(
  { InstanceId, FirewallVersion }: { readonly InstanceId: string; readonly FirewallVersion?: number | undefined },
  instances: Instances,
  fail: Fail<ChangeCode>,
): Promise<{ readonly instance: InstanceRow; readonly rules: readonly RuleRow[] }> {
  const instance = await instances.find(InstanceId);
  if (!instance) return fail("ResourceNotFound.InstanceIdNotFound", { parameter: "InstanceId", value: InstanceId });
  if (FirewallVersion !== undefined && FirewallVersion !== instance.firewall_version) {
    const details = { parameter: "FirewallVersion", value: FirewallVersion, version: instance.firewall_version };
    fail("UnsupportedOperation.FirewallVersionMismatch", details);
  }
  return { instance, rules: await instances.firewall(InstanceId) };
}

/** Gives an instance other rules, which is a new version of its firewall. */
export async function changeFirewall(
  instance: InstanceRow,
  rules: readonly RuleRow[],
  instances: Instances,
  machines: Machines,
): Promise<void> {
  await instances.setFirewall(instance.id, rules);
  await instances.change(instance.id, { firewall_version: instance.firewall_version + 1 });
  await machines.firewall(instance.id, rules);
}
