import { expect, test } from "bun:test";
import { join } from "node:path";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { cloudOf, Folder } from "../world/worlds.ts";
import { cloudWithMachines, one, stopped, two, windows } from "./machines.ts";

test("an agent is online while its instance runs and the world has responses", async () => {
  await using cloud = await cloudWithMachines();
  const client = cloud.tat();
  const statuses = async (input: object) => {
    const { AutomationAgentSet = [] } = await client.DescribeAutomationAgentStatus(input);
    return AutomationAgentSet.map((agent) => [agent.InstanceId, agent.AgentStatus]);
  };
  expect(await statuses({ InstanceIds: [one, stopped] })).toEqual([
    [one, "Online"],
    [stopped, "Offline"],
  ]);
  const by = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
  expect(await statuses(by("agent-status", "Offline"))).toEqual([[stopped, "Offline"]]);
  expect(await statuses(by("environment", "Windows"))).toEqual([[windows, "Online"]]);
  expect(await statuses(by("instance-id", two))).toEqual([[two, "Online"]]);
  expect(await statuses({ Limit: 1, Offset: 4 })).toEqual([]);
  await cloud.lighthouse().StopInstances({ InstanceIds: [one] });
  cloud.clock.advance(5000);
  expect(await statuses({ InstanceIds: [one] })).toEqual([[one, "Offline"]]);
  const { AutomationAgentSet, TotalCount } = await client.DescribeAutomationAgentStatus({ InstanceIds: [two] });
  expect([TotalCount, AutomationAgentSet]).toEqual([
    1,
    [
      {
        ...{ InstanceId: two, Version: "1.0.0", AgentStatus: "Online", Environment: "Linux", SupportFeatures: [] },
        LastHeartbeatTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
    ],
  ]);
});

test("all agents are offline in a world without responses", async () => {
  await using cloud = await cloudWithMachines({ commands: [] });
  const { AutomationAgentSet = [] } = await cloud.tat().DescribeAutomationAgentStatus({});
  expect(AutomationAgentSet.map((agent) => agent.AgentStatus)).toEqual(Array(4).fill("Offline"));
  expect((await cloud.tat(key(1), "ap-beijing").DescribeAutomationAgentStatus({})).TotalCount).toBe(0);
});

test("agents stay online after a restart, which does not read the world", async () => {
  using folder = new Folder();
  const options = { data: join(folder.path, "data"), database: undefined };
  await (await cloudWithMachines({}, options))[Symbol.asyncDispose]();
  await using cloud = await TestCloud.start(options);
  const { AutomationAgentSet } = await cloud.tat().DescribeAutomationAgentStatus({ InstanceIds: [one] });
  expect(AutomationAgentSet?.[0]?.AgentStatus).toBe("Online");
});

test("a list of agents is refused for invalid ids and filters", async () => {
  await using cloud = await cloudWithMachines();
  const refused = (input: object) => codeOf(cloud.tat().DescribeAutomationAgentStatus(input));
  expect(await refused({ InstanceIds: ["x"] })).toBe("InvalidParameterValue.InvalidInstanceId");
  expect(await refused({ InstanceIds: Array(101).fill(one) })).toBe("InvalidParameterValue.LimitExceeded");
  const Filters = [{ Name: "instance-id", Values: [one] }];
  expect(await refused({ InstanceIds: [one], Filters })).toBe("InvalidParameter.ConflictParameter");
  expect(await refused({ Filters: [{ Name: "other", Values: ["x"] }] })).toBe("InvalidParameterValue.InvalidFilter");
  expect(await refused({ Limit: 0 })).toBe("InvalidParameterValue");
});

test("a world with an invalid pattern is refused at its field", async () => {
  const start = cloudOf({ commands: [{ match: "uptime" }, { match: "(" }] });
  await expect(start).rejects.toThrow(/commands\.1\.match: is not a regular expression/);
});
