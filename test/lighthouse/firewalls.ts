import type { Rule } from "#machines/port.ts";
import { key, type TestCloud } from "../cloud.ts";

export const web = { Protocol: "TCP", Port: "80" };
export const names = { Protocol: "UDP", Port: "53", CidrBlock: "10.0.0.1", Action: "DROP" };
export const region = "ap-guangzhou";

/** Creates a firewall template and returns its id. */
export async function createdTemplate(
  cloud: TestCloud,
  TemplateRules = [web, names],
  credential = key(1),
): Promise<string> {
  const request = { TemplateName: "web", TemplateRules };
  return (await cloud.lighthouse(credential).CreateFirewallTemplate(request)).TemplateId ?? "";
}

/** The ports of the firewall rules of an instance, and the version of its firewall. */
export async function firewall(cloud: TestCloud, InstanceId: string, inRegion = region) {
  const response = await cloud.lighthouse(key(1), inRegion).DescribeFirewallRules({ InstanceId });
  return { ports: response.FirewallRuleSet?.map((rule) => rule.Port), version: response.FirewallVersion };
}

/** Runs the work that is due, then records the rules that later calls set on machines. */
export async function recordFirewallCalls(cloud: TestCloud) {
  await cloud.lighthouse().DescribeRegions();
  const calls: [string, readonly Rule[]][] = [];
  const machines = {
    ...cloud.cloud.machines,
    firewall: async (id: string, rules: readonly Rule[]) => void calls.push([id, rules]),
  };
  Object.assign(cloud.cloud, { machines });
  return calls;
}

export const defaults = ["80", "443", "22", "3389", "ALL"];
