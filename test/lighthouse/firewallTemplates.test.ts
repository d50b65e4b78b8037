import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";

const web = { Protocol: "TCP", Port: "80", FirewallRuleDescription: "web" };
const names = { Protocol: "UDP", Port: "53", CidrBlock: "10.0.0.1", Action: "DROP" };
const ping = { Protocol: "ICMPv6" };
const many = (count: number) => Array.from({ length: count }, (_, n) => ({ Protocol: "UDP", Port: String(n + 1) }));

async function createdTemplate(
  cloud: TestCloud,
  TemplateRules: object[] = [web, names],
  credential = key(1),
): Promise<string> {
  const request = { TemplateName: "web", TemplateRules: TemplateRules.map((rule) => ({ Protocol: "TCP", ...rule })) };
  const { TemplateId = "" } = await cloud.lighthouse(credential).CreateFirewallTemplate(request);
  return TemplateId;
}

/** The rules of a template as protocol and port, their ids, and their number. */
async function rules(cloud: TestCloud, TemplateId: string, more: object = {}) {
  const request = { TemplateId, Limit: 100, ...more };
  const { TemplateRuleSet = [], TotalCount } = await cloud.lighthouse().DescribeFirewallTemplateRules(request);
  const ids = TemplateRuleSet.map((rule) => rule.TemplateRuleId ?? "");
  const ports = TemplateRuleSet.map((rule) => `${rule.FirewallRuleInfo?.Protocol} ${rule.FirewallRuleInfo?.Port}`);
  return { ids, ports, total: TotalCount };
}

describe("a firewall template", () => {
  test("is listed in every region, and can be renamed and deleted", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const TemplateId = await createdTemplate(cloud);
    expect(TemplateId).toMatch(/^lhft-[0-9a-z]{8}$/);
    await client.ModifyFirewallTemplate({ TemplateId, TemplateName: "mail" });
    await client.ModifyFirewallTemplate({ TemplateId });
    const elsewhere = await cloud.lighthouse(key(1), "ap-shanghai").DescribeFirewallTemplates({});
    expect(elsewhere).toMatchObject({
      TotalCount: 1,
      TemplateSet: [{ TemplateId, TemplateName: "mail", TemplateType: "PRIVATE", TemplateState: "NORMAL" }],
    });
    expect(elsewhere.TemplateSet?.[0]?.CreatedTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(await client.DescribeFirewallTemplateQuota()).toMatchObject({ Available: 49, Total: 50 });
    await client.DeleteFirewallTemplate({ TemplateId });
    expect((await client.DescribeFirewallTemplates({})).TotalCount).toBe(0);
    expect(await client.DescribeFirewallTemplateQuota()).toMatchObject({ Available: 50 });
    // Reads the database: no call lists the rules of a deleted template.
    expect(await cloud.cloud.db.selectFrom("firewall_template_rules").selectAll().execute()).toEqual([]);
  });

  test("returns its rules as they were sent, with default values", async () => {
    await using cloud = await TestCloud.start();
    const TemplateId = await createdTemplate(cloud, [web, names, ping]);
    const { TemplateRuleSet, TotalCount } = await cloud.lighthouse().DescribeFirewallTemplateRules({ TemplateId });
    expect(TotalCount).toBe(3);
    expect(TemplateRuleSet?.map((rule) => rule.FirewallRuleInfo)).toEqual([
      {
        AppType: "HTTP(80)",
        Protocol: "TCP",
        Port: "80",
        CidrBlock: "0.0.0.0/0",
        Ipv6CidrBlock: "",
        Action: "ACCEPT",
        FirewallRuleDescription: "web",
      },
      {
        AppType: "user-defined",
        Protocol: "UDP",
        Port: "53",
        CidrBlock: "10.0.0.1",
        Ipv6CidrBlock: "",
        Action: "DROP",
        FirewallRuleDescription: "",
      },
      {
        AppType: "user-defined",
        Protocol: "ICMPv6",
        Port: "ALL",
        CidrBlock: "",
        Ipv6CidrBlock: "::/0",
        Action: "ACCEPT",
        FirewallRuleDescription: "",
      },
    ]);
  });

  test("inserts new rules first, and its rules can be replaced, deleted and reset", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const TemplateId = await createdTemplate(cloud);
    const old = (await rules(cloud, TemplateId)).ids;
    const TemplateRules = [ping, { Protocol: "TCP", Port: "25" }];
    const { TemplateRuleIdSet: added = [] } = await client.CreateFirewallTemplateRules({ TemplateId, TemplateRules });
    expect(added.every((id) => /^lhftr-[0-9a-z]{10}$/.test(id))).toBe(true);
    expect(await rules(cloud, TemplateId)).toEqual({
      ids: [...added, ...old],
      ports: ["ICMPv6 ALL", "TCP 25", "TCP 80", "UDP 53"],
      total: 4,
    });
    expect(await rules(cloud, TemplateId, { Offset: 1, Limit: 1 })).toMatchObject({ ports: ["TCP 25"], total: 4 });
    expect(await rules(cloud, TemplateId, { TemplateRuleIds: [old[0]] })).toMatchObject({
      ports: ["TCP 80"],
      total: 1,
    });
    expect(await client.DescribeFirewallTemplateRuleQuota({ TemplateId })).toMatchObject({ Available: 96, Total: 100 });

    const target = { TemplateId, TemplateRuleId: added[1] ?? "" };
    await client.ReplaceFirewallTemplateRule({ ...target, TemplateRule: { Protocol: "TCP", Port: "26" } });
    const sameAgain = { Protocol: "TCP", Port: "26", FirewallRuleDescription: "changed" };
    await client.ReplaceFirewallTemplateRule({ ...target, TemplateRule: sameAgain });
    expect(await rules(cloud, TemplateId)).toMatchObject({
      ids: [...added, ...old],
      ports: ["ICMPv6 ALL", "TCP 26", "TCP 80", "UDP 53"],
    });
    await client.DeleteFirewallTemplateRules({ TemplateId, TemplateRuleIds: [added[0] ?? "", old[1] ?? ""] });
    expect((await rules(cloud, TemplateId)).ports).toEqual(["TCP 26", "TCP 80"]);

    const { TemplateRuleIdSet: reset = [] } = await client.ResetFirewallTemplateRules({
      TemplateId,
      TemplateRules: [web, names],
    });
    expect(await rules(cloud, TemplateId)).toMatchObject({ ids: reset, ports: ["TCP 80", "UDP 53"] });
    expect(reset.some((id) => [...added, ...old].includes(id))).toBe(false);
  });

  test("is listed by id and by filter, with the newest first", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const first = await createdTemplate(cloud);
    cloud.clock.advance(1);
    const second = await createdTemplate(cloud);
    await client.ModifyFirewallTemplate({ TemplateId: second, TemplateName: "mail" });
    const found = async (request: object) =>
      (await client.DescribeFirewallTemplates(request)).TemplateSet?.map((one) => one.TemplateId);
    const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await found({})).toEqual([second, first]);
    expect(await found({ Offset: 1 })).toEqual([first]);
    expect(await found({ TemplateIds: [first, "lhft-00000000"] })).toEqual([first]);
    expect(await found(by("template-id", second))).toEqual([second]);
    expect(await found(by("template-name", "mail", "web"))).toEqual([second, first]);
    expect(await found(by("template-name", "Mail"))).toEqual([]);
    expect(await found(by("template-type", "PRIVATE"))).toEqual([second, first]);
    expect(await codeOf(found(by("name", "web")))).toBe("InvalidParameter.InvalidFilterName");
    expect(await codeOf(found(by("template-type", "PUBLIC")))).toBe("InvalidParameterValue");
    expect(await codeOf(found({ TemplateIds: [first], ...by("template-name", "web") }))).toBe("InvalidParameterValue");
    expect(await codeOf(found({ TemplateIds: ["x"] }))).toBe("InvalidParameterValue");
  });

  test("cannot be read or changed by another account", async () => {
    await using cloud = await TestCloud.start();
    const TemplateId = await createdTemplate(cloud);
    const before = await rules(cloud, TemplateId);
    const other = cloud.lighthouse(key(2));
    const TemplateRuleIds = before.ids;
    const ApplyInstances = [{ InstanceId: "lhins-00000000", Region: "ap-guangzhou" }];
    for (const call of [
      () => other.DescribeFirewallTemplateRules({ TemplateId }),
      () => other.DescribeFirewallTemplateRuleQuota({ TemplateId }),
      () => other.CreateFirewallTemplateRules({ TemplateId, TemplateRules: [ping] }),
      () => other.ResetFirewallTemplateRules({ TemplateId, TemplateRules: [ping] }),
      () => other.DeleteFirewallTemplateRules({ TemplateId, TemplateRuleIds }),
      () =>
        other.ReplaceFirewallTemplateRule({ TemplateId, TemplateRuleId: TemplateRuleIds[0] ?? "", TemplateRule: ping }),
      () => other.ApplyFirewallTemplate({ TemplateId, ApplyInstances }),
      () => other.DeleteFirewallTemplate({ TemplateId }),
    ]) {
      expect(await codeOf(call())).toBe("ResourceNotFound.FirewallTemplateNotFound");
    }
    const renameError = await refusalOf(other.ModifyFirewallTemplate({ TemplateId, TemplateName: "mine" }));
    expect(renameError).toEqual({
      code: "ResourceNotFound",
      message: `Firewall template \`${TemplateId}\` does not exist.`,
    });
    expect((await other.DescribeFirewallTemplates({})).TotalCount).toBe(0);
    expect((await other.DescribeFirewallTemplateQuota()).Available).toBe(50);
    expect(await rules(cloud, TemplateId)).toEqual(before);
    expect((await cloud.lighthouse().DescribeFirewallTemplates({})).TemplateSet?.[0]?.TemplateName).toBe("web");
  });
});

describe("a rejected request", () => {
  const duplicated = "InvalidParameterValue.DuplicatedFirewallTemplateRule";
  const contradictory = { Protocol: "ICMP", Port: "8" };
  const conflict = "InvalidParameter.ParameterConflict";

  test.each<[string, object, string]>([
    ["without a name", { TemplateName: "" }, "InvalidParameterValue"],
    ["with a name of 61 characters", { TemplateName: "网".repeat(61) }, "InvalidParameterValue"],
    ["with the same rule twice", { TemplateRules: [web, { ...web, FirewallRuleDescription: "again" }] }, duplicated],
    ["with 101 rules", { TemplateRules: many(101) }, "InvalidParameterValue.TooLarge"],
    ["with a rule that contradicts itself", { TemplateRules: [contradictory] }, "InvalidParameterValue"],
    [
      "with a long description",
      { TemplateRules: [{ ...web, FirewallRuleDescription: "x".repeat(65) }] },
      "InvalidParameterValue",
    ],
  ])("creates no template %s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().CreateFirewallTemplate({ TemplateName: "web", ...request }))).toBe(code);
    expect((await cloud.lighthouse().DescribeFirewallTemplates({})).TotalCount).toBe(0);
  });

  test("creates no 51st template in an account", async () => {
    await using cloud = await TestCloud.start();
    for (let count = 0; count < 50; count++) await createdTemplate(cloud, []);
    expect(await codeOf(createdTemplate(cloud, []))).toBe("InvalidParameterValue.TooLarge");
    await createdTemplate(cloud, [], key(2));
    expect((await cloud.lighthouse().DescribeFirewallTemplates({})).TotalCount).toBe(50);
  });

  test("leaves the rules of a template unchanged", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const TemplateId = await createdTemplate(cloud);
    const before = await rules(cloud, TemplateId);
    const [TemplateRuleId = ""] = before.ids;
    const addError = (...TemplateRules: object[]) =>
      refusalOf(
        client.CreateFirewallTemplateRules({
          TemplateId,
          TemplateRules: TemplateRules.map((rule) => ({ Protocol: "TCP", ...rule })),
        }),
      );
    expect(await addError(ping, web)).toMatchObject({
      code: duplicated,
      message: expect.stringContaining("TemplateRules.1"),
    });
    expect(await addError(contradictory)).toMatchObject({ code: conflict });
    expect(await addError(...many(99))).toMatchObject({ code: "LimitExceeded.FirewallTemplateRuleQuotaLimitExceeded" });
    expect(await addError(...many(101))).toMatchObject({ code: "InvalidParameterValue.TooLarge" });
    expect(await addError()).toMatchObject({ code: "InvalidParameterValue" });
    const resetCode = (TemplateRules: { Protocol: string }[]) =>
      codeOf(client.ResetFirewallTemplateRules({ TemplateId, TemplateRules }));
    expect(await resetCode([])).toBe("InvalidParameterValue.TooSmall");
    expect(await resetCode(many(101))).toBe("InvalidParameterValue.TooLarge");
    expect(await resetCode([web, web])).toBe(duplicated);
    expect(await resetCode([contradictory])).toBe(conflict);
    const replaceCode = (TemplateRule: { Protocol: string }, id = TemplateRuleId) =>
      codeOf(client.ReplaceFirewallTemplateRule({ TemplateId, TemplateRuleId: id, TemplateRule }));
    expect(await replaceCode(names)).toBe(duplicated);
    expect(await replaceCode(contradictory)).toBe(conflict);
    expect(await replaceCode(ping, "lhftr-0000000000")).toBe("ResourceNotFound");
    const deleteCode = (...TemplateRuleIds: string[]) =>
      codeOf(client.DeleteFirewallTemplateRules({ TemplateId, TemplateRuleIds }));
    expect(await deleteCode(TemplateRuleId, "lhftr-0000000000")).toBe("ResourceNotFound.FirewallTemplateRuleNotFound");
    expect(await deleteCode(TemplateRuleId, TemplateRuleId)).toBe("InvalidParameterValue");
    expect(await rules(cloud, TemplateId)).toEqual(before);
    const long = { TemplateId, TemplateName: "x".repeat(61) };
    expect(await codeOf(client.ModifyFirewallTemplate(long))).toBe("InvalidParameterValue.Length");
    const ids = Array(101).fill("lhftr-0000000000");
    expect(await codeOf(rules(cloud, TemplateId, { TemplateRuleIds: ids }))).toBe("InvalidParameterValue.Length");
  });
});
