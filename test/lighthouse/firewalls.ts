import type { Rule } from "#machines/port.ts";
import { key, type TestCloud } from "../cloud.ts";

export const web = { Protocol: "TCP", Port: "80" };
export const names = { Protocol: "UDP", Port: "53", CidrBlock: "10.0.0.1", Action: "DROP" };
export const region = "ap-guangzhou";

/** Makes a template. */
export async function made(cloud: TestCloud, TemplateRules = [web, names], credential = key(1)): Promise<string> {
  const request = { TemplateName: "web", TemplateRules };
  return (await cloud.lighthouse(credential).CreateFirewallTemplate(request)).TemplateId ?? "";
}

/** The firewall of an instance in short. */
export async function firewall(cloud: TestCloud, InstanceId: string, where = region) {
  const answer = await cloud.lighthouse(key(1), where).DescribeFirewallRules({ InstanceId });
  return { ports: answer.FirewallRuleSet?.map((rule) => rule.Port), version: answer.FirewallVersion };
}

/** What machines are told of their firewalls from now on; what is due is done before. */
export async function listening(cloud: TestCloud) {
  await cloud.lighthouse().DescribeRegions();
  const told: [string, readonly Rule[]][] = [];
  const machines = {
    ...cloud.cloud.machines,
    firewall: async (id: string, rules: readonly Rule[]) => void told.push([id, rules]),
  };
  Object.assign(cloud.cloud, { machines });
  return told;
}

export const defaults = ["80", "443", "22", "3389", "ALL"];
