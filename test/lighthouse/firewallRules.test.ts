import { describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { createdTemplate, defaults, firewall, names, recordFirewallCalls, region, web } from "./firewalls.ts";

describe("firewall rules", () => {
  const conflict = "InvalidParameter.ParameterConflict";
  test.each<[object, string]>([
    [{ Protocol: "TCP", Port: "0" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", Port: "80,65536" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", Port: "90-80" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", Port: "80-80" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", CidrBlock: "256.0.0.0" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", CidrBlock: "10.0.0.0/33" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", Ipv6CidrBlock: "1:2:3" }, "InvalidParameterValue"],
    [{ Protocol: "TCP", Ipv6CidrBlock: "::/129" }, "InvalidParameterValue"],
    [{ Protocol: "ICMP", Port: "8" }, conflict],
    [{ Protocol: "ALL", Port: "80" }, conflict],
    [{ Protocol: "ICMP", Ipv6CidrBlock: "::/0" }, conflict],
    [{ Protocol: "ICMPv6", CidrBlock: "0.0.0.0/0" }, conflict],
  ])("are rejected if they contain %j", async (rule, code) => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    const FirewallRule = { Protocol: "TCP", ...rule };
    const client = cloud.lighthouse();
    expect(await codeOf(client.CreateFirewallRules({ InstanceId, FirewallRules: [FirewallRule] }))).toBe(code);
    expect(await codeOf(client.ModifyFirewallRuleDescription({ InstanceId, FirewallRule }))).toBe(code);
    expect((await firewall(cloud, InstanceId)).version).toBe(1);
  });

  test("reach the machine, and can be sent in the form in which DescribeFirewallRules returns them", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const firewallCalls = await recordFirewallCalls(cloud);
    const sent = [
      { Protocol: "TCP", Port: "22,80", CidrBlock: "10.1.2.3/8", Ipv6CidrBlock: "" },
      { Protocol: "ICMP", Port: "" },
      { Protocol: "UDP", Port: "1-65535", CidrBlock: "", Ipv6CidrBlock: "2001:db8::/32" },
    ];
    await client.ModifyFirewallRules({ InstanceId, FirewallRules: sent });
    const { FirewallRuleSet = [] } = await client.DescribeFirewallRules({ InstanceId });
    expect(FirewallRuleSet.map((rule) => [rule.Port, rule.CidrBlock, rule.Ipv6CidrBlock])).toEqual([
      ["22,80", "10.1.2.3/8", ""],
      ["ALL", "0.0.0.0/0", ""],
      ["1-65535", "", "2001:db8::/32"],
    ]);
    expect(firewallCalls).toEqual([
      [
        InstanceId,
        [
          { protocol: "TCP", port: "22,80", cidr: "10.1.2.3/8", action: "ACCEPT" },
          { protocol: "ICMP", port: "ALL", cidr: "0.0.0.0/0", action: "ACCEPT" },
          { protocol: "UDP", port: "1-65535", cidr: "2001:db8::/32", action: "ACCEPT" },
        ],
      ],
    ]);
    const FirewallRules = FirewallRuleSet.map(({ AppType: _, ...rule }) => ({
      ...rule,
      Protocol: rule.Protocol ?? "",
    }));
    await client.DeleteFirewallRules({ InstanceId, FirewallRules, FirewallVersion: 2 });
    expect(await firewall(cloud, InstanceId)).toEqual({ ports: [], version: 3 });
    const noRules = { InstanceId, FirewallRules: [] };
    expect(await codeOf(client.CreateFirewallRules(noRules))).toBe("InvalidParameterValue.LimitExceeded");
    expect(await codeOf(client.DeleteFirewallRules(noRules))).toBe("InvalidParameterValue");
  });

  test("of a returned instance cannot be changed", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const TemplateId = await createdTemplate(cloud);
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    const notFound = "ResourceNotFound.FirewallNotFound";
    const [FirewallRule, FirewallRules] = [web, [web]];
    expect(await codeOf(client.CreateFirewallRules({ InstanceId, FirewallRules: [names] }))).toBe(notFound);
    expect(await codeOf(client.DeleteFirewallRules({ InstanceId, FirewallRules }))).toBe(notFound);
    expect(await codeOf(client.ModifyFirewallRules({ InstanceId, FirewallRules }))).toBe(notFound);
    expect(await codeOf(client.ModifyFirewallRuleDescription({ InstanceId, FirewallRule }))).toBe(notFound);
    await client.ApplyFirewallTemplate({ TemplateId, ApplyInstances: [{ InstanceId, Region: region }] });
    cloud.clock.advance(1000);
    const { ApplyRecordSet } = await client.DescribeFirewallTemplateApplyRecords({ TemplateId });
    expect(ApplyRecordSet).toMatchObject([{ ApplyState: "FAILED", FailedCount: 1 }]);
    expect(ApplyRecordSet?.[0]?.ApplyDetailSet?.[0]?.ErrorMessage).toContain(InstanceId);
    expect(await firewall(cloud, InstanceId)).toEqual({ ports: defaults, version: 1 });
  });
});
