import { describe, expect, test } from "bun:test";
import type { TestCloud } from "../cloud.ts";
import { bought, instance, order } from "../lighthouse/bought.ts";
import { codeOf } from "../refusal.ts";
import { base64, cloudWithMachines, plain, tasksOf } from "./machines.ts";

const uptime = { Content: base64("uptime") };

/** Buys an instance with a first command, and returns its id once it runs. */
const boughtWith = (cloud: TestCloud, InitCommand: object, more: object = {}): Promise<string> =>
  bought(cloud, { InitCommand, ...more });

const invocationOf = async (cloud: TestCloud, id: string) => (await instance(cloud, id))?.InitInvocationId;

describe("the first command of a new instance", () => {
  test("runs by TAT when the instance starts", async () => {
    await using cloud = await cloudWithMachines();
    const settings = { Timeout: 7, WorkingDirectory: "/opt", Username: "lighthouse" };
    const { InstanceIdSet = [] } = await cloud
      .lighthouse()
      .CreateInstances({ ...order, InitCommand: { ...uptime, ...settings } });
    const [id = ""] = InstanceIdSet;
    expect(await invocationOf(cloud, id)).toBe("");
    cloud.clock.advance(1000);
    const invocation = (await invocationOf(cloud, id)) ?? "";
    expect(invocation).toMatch(/^inv-[0-9a-z]{8}$/);
    expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
    cloud.clock.advance(3000);
    const [task] = await tasksOf(cloud, invocation);
    expect(task).toMatchObject({ InstanceId: id, TaskStatus: "SUCCESS", CommandDocument: settings });
    expect(plain(task?.TaskResult?.Output)).toBe("up 3 days\n");
  });

  test("runs once on each of several instances", async () => {
    await using cloud = await cloudWithMachines();
    await boughtWith(cloud, uptime, { InstanceCount: 2 });
    await cloud.lighthouse().DescribeInstances({});
    const { InvocationSet = [], TotalCount } = await cloud.tat().DescribeInvocations({});
    expect(TotalCount).toBe(2);
    expect(InvocationSet.map((each) => each.InvocationTaskBasicInfoSet?.length)).toEqual([1, 1]);
  });

  test("is PowerShell on Windows", async () => {
    await using cloud = await cloudWithMachines();
    const windows = { BlueprintId: "lhbp-2da4gvn8", BundleId: "bundle2022_gen_03" };
    const id = await boughtWith(cloud, { Content: base64("Get-Date") }, windows);
    const [task] = await tasksOf(cloud, (await invocationOf(cloud, id)) ?? "");
    expect(task?.CommandDocument).toMatchObject({ CommandType: "POWERSHELL", Username: "System" });
  });

  test("does not fail the creation if TAT refuses it", async () => {
    await using cloud = await cloudWithMachines({ commands: [] });
    const id = await boughtWith(cloud, uptime);
    expect(await instance(cloud, id)).toMatchObject({
      ...{ InstanceState: "RUNNING", LatestOperationState: "SUCCESS", InitInvocationId: "" },
    });
    expect(cloud.log.lines.filter(({ event }) => event === "initCommand")).toMatchObject([
      { level: "warn", fields: { instance: id, code: "ResourceUnavailable.AgentStatusNotOnline" } },
    ]);
  });

  test("must be Base64 of at most 64 KB", async () => {
    await using cloud = await cloudWithMachines();
    const refused = (Content: string) =>
      codeOf(cloud.lighthouse().CreateInstances({ ...order, InitCommand: { Content } }));
    expect(await refused("not Base64")).toBe("InvalidParameterValue");
    expect(await refused(base64("x".repeat(65_540)))).toBe("FailedOperation.InitCommandContentTooLong");
  });
});
