import { expect, test } from "bun:test";
import { TestClock, type TestCloud } from "../cloud.ts";
import { control } from "../control/request.ts";
import { base64, cloudWithMachines, one } from "./machines.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Calls an action at the time of the server's machine, which an SDK could not sign for. */
async function call(cloud: TestCloud, action: string, input: object = {}) {
  const { body } = await control(cloud.url, "POST", "call", { service: "tat", action, input });
  return Object(body["response"]);
}

test("an invoker makes up for missed runs by one if the machine's clock goes ahead by a day", async () => {
  const clock = new TestClock();
  await using cloud = await cloudWithMachines({}, { trustClock: false }, clock);
  const { CommandId } = await call(cloud, "CreateCommand", { CommandName: "up", Content: base64("uptime") });
  const ScheduleSettings = { Policy: "RECURRENCE", Recurrence: "*/5 * * * *" };
  const invoker = { Name: "often", Type: "SCHEDULE", CommandId, InstanceIds: [one], ScheduleSettings };
  await call(cloud, "CreateInvoker", invoker);
  clock.advance(day);
  expect((await call(cloud, "DescribeInvokerRecords")).TotalCount).toBe(1);
  clock.advance(5 * minute);
  expect((await call(cloud, "DescribeInvokerRecords")).TotalCount).toBe(2);
});

test("tasks and invokers continue from now if the machine's clock goes back by a day", async () => {
  const clock = new TestClock();
  await using cloud = await cloudWithMachines({}, {}, clock);
  const { CommandId } = await call(cloud, "CreateCommand", { CommandName: "up", Content: base64("uptime") });
  const ScheduleSettings = { Policy: "RECURRENCE", Recurrence: "*/5 * * * *" };
  const invoker = { Name: "often", Type: "SCHEDULE", CommandId, InstanceIds: [one], ScheduleSettings };
  await call(cloud, "CreateInvoker", invoker);
  const runs = async () => (await call(cloud, "DescribeInvokerRecords")).TotalCount;
  clock.advance(6 * minute);
  const before = await runs();
  expect(before).toBeGreaterThan(0);
  const { InvocationId } = await call(cloud, "InvokeCommand", { CommandId, InstanceIds: [one] });
  const status = async () => {
    const { InvocationSet } = await call(cloud, "DescribeInvocations", { InvocationIds: [InvocationId] });
    return InvocationSet[0].InvocationStatus;
  };
  clock.advance(-day);
  expect(await status()).toBe("PENDING");
  clock.advance(6 * minute);
  expect(await status()).toBe("SUCCESS");
  expect(await runs()).toBeGreaterThan(before);
});
