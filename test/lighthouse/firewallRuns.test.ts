import { describe, expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, order } from "./bought.ts";
import { createdTemplate, defaults, firewall, names, recordFirewallCalls, region, web } from "./firewalls.ts";

describe("ApplyFirewallTemplate", () => {
  test("replaces the rules of instances in several regions, and fails only for those that do not exist", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const here = await bought(cloud);
    const { InstanceIdSet: [there = ""] = [] } = await cloud.lighthouse(key(1), "ap-shanghai").CreateInstances(order);
    const foreign = await bought(cloud, {}, key(2));
    const firewallCalls = await recordFirewallCalls(cloud);
    const TemplateId = await createdTemplate(cloud);
    const ids = [here, there, "lhins-00000000", foreign];
    const ApplyInstances = ids.map((InstanceId) => ({
      InstanceId,
      Region: InstanceId === there ? "ap-shanghai" : region,
    }));
    const { TaskId = "" } = await client.ApplyFirewallTemplate({ TemplateId, ApplyInstances });
    expect(TaskId).toMatch(/^lgtk-[0-9a-z]{8}$/);
    const record = async (request: object = {}) =>
      (await client.DescribeFirewallTemplateApplyRecords({ TemplateId, ...request })).ApplyRecordSet ?? [];
    expect(await record()).toMatchObject([
      {
        TaskId,
        ApplyState: "RUNNING",
        RunningCount: 4,
        SuccessCount: 0,
        FailedCount: 0,
        ApplyDetailSet: Array(4).fill({ ApplyState: "RUNNING", ErrorMessage: "" }),
      },
    ]);
    expect(await firewall(cloud, here)).toEqual({ ports: defaults, version: 1 });
    // The run applies the rules that the template had at its start.
    await client.ResetFirewallTemplateRules({ TemplateId, TemplateRules: [{ Protocol: "ICMP" }] });
    cloud.clock.advance(1000);
    const [done] = await record();
    expect(done).toMatchObject({
      ApplyState: "FAILED",
      RunningCount: 0,
      SuccessCount: 2,
      FailedCount: 2,
      TemplateRuleSet: [
        { FirewallRule: { ...web, CidrBlock: "0.0.0.0/0", Ipv6CidrBlock: "" } },
        { FirewallRule: names },
      ],
    });
    expect(done?.ApplyDetailSet?.map((one) => [one.Instance, one.ApplyState, one.ErrorMessage])).toEqual(
      ApplyInstances.map((one, at) =>
        at < 2
          ? [one, "SUCCESS", ""]
          : [one, "FAILED", `Instance \`${one.InstanceId}\` does not exist in this region.`],
      ),
    );
    expect(await firewall(cloud, here)).toEqual({ ports: ["80", "53"], version: 2 });
    expect(await firewall(cloud, there, "ap-shanghai")).toEqual({ ports: ["80", "53"], version: 2 });
    const other = await cloud.lighthouse(key(2)).DescribeFirewallRules({ InstanceId: foreign });
    expect(other.FirewallVersion).toBe(1);
    expect(firewallCalls.map(([id]) => id)).toEqual([here, there]);
    expect(firewallCalls[0]?.[1]).toEqual([
      { protocol: "TCP", port: "80", cidr: "0.0.0.0/0", action: "ACCEPT" },
      { protocol: "UDP", port: "53", cidr: "10.0.0.1", action: "DROP" },
    ]);

    const again = await client.ApplyFirewallTemplate({ TemplateId, ApplyInstances: ApplyInstances.slice(0, 1) });
    cloud.clock.advance(1000);
    expect((await record()).map((one) => [one.TaskId, one.ApplyState])).toEqual([
      [again.TaskId, "SUCCESS"],
      [TaskId, "FAILED"],
    ]);
    expect((await record({ TaskIds: [TaskId] })).map((one) => one.TaskId)).toEqual([TaskId]);
    await client.DeleteFirewallTemplate({ TemplateId });
    expect(await firewall(cloud, here)).toEqual({ ports: ["ALL"], version: 3 });
    expect(await record()).toHaveLength(2);
    expect(await cloud.lighthouse(key(2)).DescribeFirewallTemplateApplyRecords({ TemplateId })).toMatchObject({
      ApplyRecordSet: [],
    });
  });

  test("keeps the template and the firewalls busy until it ends", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const [TemplateId, empty] = [await createdTemplate(cloud), await createdTemplate(cloud, [])];
    const ApplyInstances = [{ InstanceId, Region: region }];
    const applyCode = (more: object = {}) =>
      codeOf(client.ApplyFirewallTemplate({ TemplateId, ApplyInstances, ...more }));
    expect(await applyCode({ TemplateId: empty })).toBe("ResourceUnavailable.CannotApplyEmptyFirewallTemplate");
    expect(await applyCode({ TemplateId: "lhft-00000000" })).toBe("ResourceNotFound.FirewallTemplateNotFound");
    expect(await applyCode({ ApplyInstances: [] })).toBe("InvalidParameterValue.Length");
    expect(await applyCode({ ApplyInstances: Array(101).fill(ApplyInstances[0]) })).toBe(
      "InvalidParameterValue.Length",
    );
    expect(await applyCode({ ApplyInstances: [...ApplyInstances, ...ApplyInstances] })).toBe("InvalidParameterValue");
    const TaskIds = Array(101).fill("lgtk-00000000");
    expect(await codeOf(client.DescribeFirewallTemplateApplyRecords({ TemplateId, TaskIds }))).toBe(
      "InvalidParameterValue.Length",
    );
    expect((await client.DescribeFirewallTemplateApplyRecords({ TemplateId })).ApplyRecordSet).toEqual([]);

    await client.ApplyFirewallTemplate({ TemplateId, ApplyInstances });
    expect(await applyCode()).toBe("ResourceUnavailable.FirewallTemplateInUse");
    const busy = "UnsupportedOperation.FirewallBusy";
    const FirewallRule = { Protocol: "TCP", Port: "22" };
    const FirewallRules = [FirewallRule];
    expect(await codeOf(client.CreateFirewallRules({ InstanceId, FirewallRules }))).toBe(busy);
    expect(await codeOf(client.DeleteFirewallRules({ InstanceId, FirewallRules }))).toBe(busy);
    expect(await codeOf(client.ModifyFirewallRules({ InstanceId, FirewallRules }))).toBe(busy);
    expect(await codeOf(client.ModifyFirewallRuleDescription({ InstanceId, FirewallRule }))).toBe(busy);
    const free = await bought(cloud, {}, key(2));
    await cloud.lighthouse(key(2)).ModifyFirewallRules({ InstanceId: free, FirewallRules });
    cloud.clock.advance(1000);
    await client.CreateFirewallRules({ InstanceId, FirewallRules });
    expect((await firewall(cloud, InstanceId)).ports).toEqual(["22", "80", "53"]);
  });

  test("continues after a machine fails, and unlocks the template and the firewalls", async () => {
    const failing = new Set<string>();
    const machines = {
      ...simulatedMachines,
      firewall: async (id: string) => {
        if (failing.has(id)) throw new Error("the machine does not respond");
      },
    };
    await using cloud = await TestCloud.start({ machines });
    const [bad, good] = [await bought(cloud), await bought(cloud)];
    const TemplateId = await createdTemplate(cloud);
    failing.add(bad);
    const ApplyInstances = [bad, good].map((InstanceId) => ({ InstanceId, Region: region }));
    await cloud.lighthouse().ApplyFirewallTemplate({ TemplateId, ApplyInstances });
    cloud.clock.advance(1000);
    const { ApplyRecordSet } = await cloud.lighthouse().DescribeFirewallTemplateApplyRecords({ TemplateId });
    expect(ApplyRecordSet?.[0]?.ApplyDetailSet).toMatchObject([
      { ApplyState: "FAILED", ErrorMessage: "The operation on the firewall rules failed." },
      { ApplyState: "SUCCESS" },
    ]);
    expect(await firewall(cloud, bad)).toEqual({ ports: defaults, version: 1 });
    expect(await firewall(cloud, good)).toEqual({ ports: ["80", "53"], version: 2 });
    failing.clear();
    await cloud.lighthouse().ApplyFirewallTemplate({ TemplateId, ApplyInstances });
    cloud.clock.advance(1000);
    expect(await firewall(cloud, bad)).toEqual({ ports: ["80", "53"], version: 2 });
  });

  test("is allowed only for templates that a policy of the user names", async () => {
    await using cloud = await TestCloud.start();
    const TemplateId = await createdTemplate(cloud, [web]);
    const ApplyInstances = [{ InstanceId: await bought(cloud), Region: region }];
    const apply = (id: string) => cloud.lighthouse(key(102)).ApplyFirewallTemplate({ TemplateId: id, ApplyInstances });
    expect(await codeOf(apply(TemplateId))).toBe("UnauthorizedOperation.NoPermission");
    const resource = `qcs::lighthouse::uin/100000000001:firewall-template/${TemplateId}`;
    const statement = [{ effect: "allow", action: "lighthouse:ApplyFirewallTemplate", resource }];
    const PolicyDocument = JSON.stringify({ version: "2.0", statement });
    const { PolicyId } = await cloud.cam().CreatePolicy({ PolicyName: "this-one", PolicyDocument });
    await cloud.cam().AttachUserPolicy({ PolicyId: Number(PolicyId), AttachUin: 100000000102 });
    expect((await apply(TemplateId)).TaskId).toStartWith("lgtk-");
    expect(await codeOf(apply(await createdTemplate(cloud, [web])))).toBe("UnauthorizedOperation.NoPermission");
  });
});

test("CreateInstances sets the rules of a template on the instance and on its machine", async () => {
  await using cloud = await TestCloud.start();
  const firewallCalls = await recordFirewallCalls(cloud);
  const [TemplateId, foreign] = [await createdTemplate(cloud), await createdTemplate(cloud, [web], key(2))];
  const createCode = (FirewallTemplateId: string) =>
    codeOf(cloud.lighthouse().CreateInstances({ ...order, FirewallTemplateId }));
  expect(await createCode("lhft-1")).toBe("InvalidParameterValue.FirewallTemplateIdMalformed");
  expect(await createCode(foreign)).toBe("ResourceNotFound.FirewallTemplateNotFound");
  expect((await cloud.lighthouse().DescribeInstances({})).TotalCount).toBe(0);
  const { InstanceIdSet: [id = ""] = [] } = await cloud
    .lighthouse()
    .CreateInstances({ ...order, FirewallTemplateId: TemplateId });
  expect(await firewall(cloud, id)).toEqual({ ports: ["80", "53"], version: 1 });
  await cloud.lighthouse().DeleteFirewallRules({ InstanceId: id, FirewallRules: [web] });
  expect(firewallCalls).toEqual([]);
  cloud.clock.advance(1000);
  expect(await firewall(cloud, id)).toEqual({ ports: ["53"], version: 2 });
  expect(firewallCalls).toEqual([[id, [{ protocol: "UDP", port: "53", cidr: "10.0.0.1", action: "DROP" }]]]);
});
