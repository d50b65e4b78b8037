import { expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, allowing, uin } from "../world/worlds.ts";
import { base64, cloudWithMachines, one, two } from "./machines.ts";

/** Policies of a user: running commands only on one instance, and all reads. */
const policies = [
  {
    name: "one instance",
    document: allowing(
      ["tat:RunCommand", "tat:InvokeCommand", "tat:CreateInvoker"],
      [`qcs::lighthouse:ap-guangzhou:uin/${uin(1)}:instance/${one}`, `qcs::tat::uin/${uin(1)}:command/*`],
    ),
  },
];

const user = { uin: uin(101), name: "operator", keys: [key(101)] };

/** A cloud whose account has a user with these policies. */
const cloudWithUser = (names: readonly string[]): Promise<TestCloud> =>
  cloudWithMachines({ accounts: [account(1, { policies, users: [{ ...user, policies: names }] })] });

test("a policy can limit commands to instances", async () => {
  await using cloud = await cloudWithUser(["one instance", "QcloudTATReadOnlyAccess"]);
  const { CommandId = "" } = await cloud.tat().CreateCommand({ CommandName: "up", Content: base64("uptime") });
  const client = cloud.tat(key(101));
  const Content = base64("uptime");
  await client.RunCommand({ Content, InstanceIds: [one] });
  await client.InvokeCommand({ CommandId, InstanceIds: [one] });
  expect((await client.DescribeInvocations({})).TotalCount).toBe(2);
  const denied = "UnauthorizedOperation.CamAuthFailed";
  expect(await codeOf(client.RunCommand({ Content, InstanceIds: [one, two] }))).toBe(denied);
  expect(await codeOf(client.InvokeCommand({ CommandId, InstanceIds: [two] }))).toBe(denied);
  expect(await codeOf(client.DeleteCommand({ CommandId }))).toBe(denied);
  const ScheduleSettings = { Policy: "RECURRENCE", Recurrence: "0 0 * * *" };
  const invoker = { Name: "nightly", Type: "SCHEDULE", CommandId, InstanceIds: [one], ScheduleSettings };
  expect(await codeOf(client.CreateInvoker(invoker))).toBe("AuthFailure.UnauthorizedOperation");
});

test("the preset policies allow everything, or all reads", async () => {
  await using all = await cloudWithUser(["QcloudTATFullAccess"]);
  const { CommandId = "" } = await all.tat(key(101)).CreateCommand({ CommandName: "up", Content: base64("uptime") });
  await all.tat(key(101)).InvokeCommand({ CommandId, InstanceIds: [one] });
  await using reads = await cloudWithUser(["QcloudTATReadOnlyAccess"]);
  const { AutomationAgentSet } = await reads.tat(key(101)).DescribeAutomationAgentStatus({});
  expect(AutomationAgentSet).toHaveLength(4);
  const run = reads.tat(key(101)).RunCommand({ Content: base64("uptime"), InstanceIds: [one] });
  expect(await codeOf(run)).toBe("UnauthorizedOperation.CamAuthFailed");
});
