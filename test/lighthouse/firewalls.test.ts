import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";

let cloud: TestCloud;
let InstanceId = "";
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());
beforeEach(async () => {
  const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-qnuz61zs", InstanceChargePrepaid: { Period: 1 } };
  const { InstanceIdSet } = await cloud.lighthouse().CreateInstances(order);
  InstanceId = InstanceIdSet?.[0] ?? "";
});

const list = async () => {
  const { FirewallRuleSet = [], FirewallVersion } = await cloud.lighthouse().DescribeFirewallRules({ InstanceId });
  const rules = FirewallRuleSet.map(
    (rule) => `${rule.Protocol} ${rule.Port} ${rule.CidrBlock}${rule.Ipv6CidrBlock} ${rule.Action}`,
  );
  return { rules, version: FirewallVersion };
};

const defaults = [
  "TCP 80 0.0.0.0/0 ACCEPT",
  "TCP 443 0.0.0.0/0 ACCEPT",
  "TCP 22 0.0.0.0/0 ACCEPT",
  "TCP 3389 0.0.0.0/0 ACCEPT",
  "ICMP ALL 0.0.0.0/0 ACCEPT",
];

describe("a firewall", () => {
  test("starts with the published rules and the names of their applications", async () => {
    expect(await list()).toEqual({ rules: defaults, version: 1 });
    const { FirewallRuleSet = [] } = await cloud
      .lighthouse()
      .DescribeFirewallRules({ InstanceId, Offset: 2, Limit: 1 });
    expect(FirewallRuleSet).toMatchObject([{ Port: "22", AppType: "Linux login (22)" }]);
  });

  test("inserts new rules first and keeps their values as sent", async () => {
    const FirewallRules = [
      { Protocol: "TCP", Port: "8000-8080", CidrBlock: "10.0.0.1", Action: "DROP", FirewallRuleDescription: "mine" },
      { Protocol: "ICMPv6" },
    ];
    await cloud.lighthouse().CreateFirewallRules({ InstanceId, FirewallRules, FirewallVersion: 1 });
    expect(await list()).toEqual({
      rules: ["TCP 8000-8080 10.0.0.1 DROP", "ICMPv6 ALL ::/0 ACCEPT", ...defaults],
      version: 2,
    });
  });

  test("allows its rules to be deleted, replaced and described", async () => {
    const client = cloud.lighthouse();
    await client.DeleteFirewallRules({ InstanceId, FirewallRules: [{ Protocol: "TCP", Port: "3389" }] });
    expect((await list()).rules).toEqual(defaults.filter((rule) => !rule.includes("3389")));
    await client.ModifyFirewallRules({ InstanceId, FirewallRules: [{ Protocol: "UDP", Port: "53" }] });
    expect(await list()).toEqual({ rules: ["UDP 53 0.0.0.0/0 ACCEPT"], version: 3 });
    const FirewallRule = { Protocol: "UDP", Port: "53", FirewallRuleDescription: "names" };
    await client.ModifyFirewallRuleDescription({ InstanceId, FirewallRule });
    const { FirewallRuleSet, FirewallVersion } = await client.DescribeFirewallRules({ InstanceId });
    expect(FirewallRuleSet?.[0]?.FirewallRuleDescription).toBe("names");
    expect(FirewallVersion).toBe(4);
  });

  test("cannot be read or changed by another account", async () => {
    const other = cloud.lighthouse(key(2));
    for (const call of [
      () => other.DescribeFirewallRules({ InstanceId }),
      () => other.ModifyFirewallRules({ InstanceId, FirewallRules: [] }),
      () => other.DeleteFirewallRules({ InstanceId, FirewallRules: [{ Protocol: "TCP", Port: "22" }] }),
    ]) {
      expect(await codeOf(call())).toBe("ResourceNotFound.InstanceIdNotFound");
    }
    expect((await list()).version).toBe(1);
  });
});

describe("a rejected request", () => {
  const ssh = { Protocol: "TCP", Port: "22" };
  const web = { Protocol: "TCP", Port: "8080" };
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ Protocol: "UDP", Port: String(n + 1) }));

  test.each([
    ["a rule that exists already", { FirewallRules: [web, ssh] }, "InvalidParameter.FirewallRulesExist"],
    [
      "the same rule twice",
      { FirewallRules: [web, { ...web, FirewallRuleDescription: "again" }] },
      "InvalidParameter.FirewallRulesDuplicated",
    ],
    [
      "a rule with an IPv4 and an IPv6 source",
      { FirewallRules: [{ ...web, CidrBlock: "0.0.0.0/0", Ipv6CidrBlock: "::/0" }] },
      "InvalidParameter.ParameterConflict",
    ],
    ["an unknown protocol", { FirewallRules: [{ Protocol: "SMOKE" }] }, "InvalidParameterValue"],
    ["malformed ports", { FirewallRules: [{ Protocol: "TCP", Port: "1-2,3" }] }, "InvalidParameterValue"],
    [
      "a description that is too long",
      { FirewallRules: [{ ...web, FirewallRuleDescription: "x".repeat(65) }] },
      "InvalidParameterValue.FirewallRuleDescriptionTooLong",
    ],
    ["too many rules", { FirewallRules: many(96) }, "LimitExceeded.FirewallRulesLimitExceeded"],
    [
      "a version that is not current",
      { FirewallRules: [web], FirewallVersion: 7 },
      "UnsupportedOperation.FirewallVersionMismatch",
    ],
  ])("adds no rule if it contains %s", async (_, request, code) => {
    expect(await codeOf(cloud.lighthouse().CreateFirewallRules({ InstanceId, ...request }))).toBe(code);
    expect(await list()).toEqual({ rules: defaults, version: 1 });
  });

  test("changes no rule if it names a missing rule or contains 101 rules", async () => {
    const client = cloud.lighthouse();
    expect(await codeOf(client.DeleteFirewallRules({ InstanceId, FirewallRules: [ssh, web] }))).toBe(
      "ResourceNotFound.FirewallRulesNotFound",
    );
    expect(await codeOf(client.ModifyFirewallRules({ InstanceId, FirewallRules: many(101) }))).toBe(
      "InvalidParameterValue.LimitExceeded",
    );
    expect(await codeOf(client.ModifyFirewallRuleDescription({ InstanceId, FirewallRule: web }))).toBe(
      "ResourceNotFound.FirewallRulesNotFound",
    );
    expect(await list()).toEqual({ rules: defaults, version: 1 });
  });
});

test("DescribeFirewallRulesTemplate returns ten rules in the language of the caller", async () => {
  const { TotalCount, FirewallRuleSet } = await cloud.lighthouse().DescribeFirewallRulesTemplate();
  expect(TotalCount).toBe(10);
  expect(FirewallRuleSet[1]).toMatchObject({ AppType: "Linux login (22)", Protocol: "TCP", Port: "22" });
});
