import { describe, expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { instance } from "./bought.ts";

const order = {
  BundleId: "bundle2022_gen_01",
  BlueprintId: "lhbp-qnuz61zs",
  InstanceChargePrepaid: { Period: 1 },
};

async function bought(cloud: TestCloud, more: object = {}): Promise<string> {
  const { InstanceIdSet } = await cloud.lighthouse().CreateInstances({ ...order, ...more });
  cloud.clock.advance(1000);
  return InstanceIdSet?.[0] ?? "";
}

describe("the life of an instance", () => {
  test("starts with its purchase and ends with its termination", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { InstanceIdSet, RequestId } = await client.CreateInstances({ ...order, InstanceName: "web" });
    const id = InstanceIdSet?.[0] ?? "";
    expect(await instance(cloud, id)).toMatchObject({
      InstanceName: "web",
      InstanceState: "PENDING",
      LatestOperation: "CreateInstances",
      LatestOperationState: "OPERATING",
      LatestOperationRequestId: RequestId,
      CPU: 2,
      SystemDisk: { DiskSize: 40 },
      PrivateAddresses: ["10.0.0.2"],
    });
    expect(await codeOf(client.StopInstances({ InstanceIds: [id] }))).toBe("OperationDenied.InstanceCreating");
    cloud.clock.advance(1000);
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
    expect(await codeOf(client.StartInstances({ InstanceIds: [id] }))).toBe(
      "UnsupportedOperation.InvalidInstanceState",
    );

    await client.StopInstances({ InstanceIds: [id] });
    expect(await instance(cloud, id)).toMatchObject({ InstanceState: "STOPPING", LatestOperation: "StopInstances" });
    expect(await codeOf(client.StartInstances({ InstanceIds: [id] }))).toBe(
      "UnsupportedOperation.LatestOperationUnfinished",
    );
    cloud.clock.advance(1000);
    expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
    await client.StartInstances({ InstanceIds: [id] });
    cloud.clock.advance(1000);
    expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");

    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    const isolated = await instance(cloud, id);
    expect(isolated).toMatchObject({ InstanceState: "SHUTDOWN", LatestOperationState: "SUCCESS" });
    expect(isolated?.IsolatedTime).toBe(isolated?.ExpiredTime);
    await client.TerminateInstances({ InstanceIds: [id] });
    expect((await instance(cloud, id))?.InstanceState).toBe("TERMINATING");
    cloud.clock.advance(1000);
    expect(await client.DescribeInstances({ InstanceIds: [id] })).toMatchObject({ TotalCount: 0, InstanceSet: [] });
    expect((await client.DescribeDisks({})).TotalCount).toBe(0);
    // Reads the database: no call lists the firewall rules of a terminated instance.
    expect(await cloud.cloud.db.selectFrom("firewall_rules").selectAll().execute()).toEqual([]);
  });

  test("is visible only to its own account and in its own region", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    expect((await cloud.lighthouse(key(2)).DescribeInstances({})).TotalCount).toBe(0);
    expect((await cloud.lighthouse(key(1), "ap-shanghai").DescribeInstances({})).TotalCount).toBe(0);
    expect(await codeOf(cloud.lighthouse(key(2)).StopInstances({ InstanceIds: [id] }))).toBe(
      "ResourceNotFound.InstanceIdNotFound",
    );
  });
});

describe("CreateInstances", () => {
  test("numbers the names of several instances and gives each instance an address", async () => {
    await using cloud = await TestCloud.start();
    await bought(cloud, { InstanceCount: 3, InstanceName: "LH" });
    const { InstanceSet = [] } = await cloud.lighthouse().DescribeInstances({});
    expect(InstanceSet.map((one) => one.InstanceName).sort()).toEqual(["LH1", "LH2", "LH3"]);
    expect(new Set(InstanceSet.flatMap((one) => one.PrivateAddresses ?? [])).size).toBe(3);
  });

  test("creates instances only once for a client token", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const first = await client.CreateInstances({ ...order, ClientToken: "abc" });
    expect((await client.CreateInstances({ ...order, ClientToken: "abc" })).InstanceIdSet).toEqual(first.InstanceIdSet);
    expect((await client.DescribeInstances({})).TotalCount).toBe(1);
    expect(await codeOf(client.CreateInstances({ ...order, InstanceCount: 2, ClientToken: "abc" }))).toBe(
      "InvalidParameterValue",
    );
  });

  test("sets the password on the machine and stores it nowhere", async () => {
    await using cloud = await TestCloud.start();
    const passwordCalls: string[][] = [];
    const password = async (...parameters: [string, string, string]) => void passwordCalls.push(parameters);
    Object.assign(cloud.cloud, { machines: { ...cloud.cloud.machines, password } });
    const Password = "Lantern-and-rock-1";
    const LoginConfiguration = { AutoGeneratePassword: "NO", Password };
    const id = await bought(cloud, { LoginConfiguration, ClientToken: "once" });
    await instance(cloud, id);
    expect(passwordCalls).toEqual([[id, "ubuntu", Password]]);
    // Reads the database: no call shows what is stored.
    const { db } = cloud.cloud;
    const stored = [
      await db.selectFrom("client_tokens").selectAll().execute(),
      await db.selectFrom("operations").selectAll().execute(),
      await db.selectFrom("instances").selectAll().execute(),
    ];
    expect(stored.map((rows) => rows.length)).toEqual([1, 0, 1]);
    expect(JSON.stringify(stored)).not.toContain(Password);
  });

  test("deletes client tokens that are older than a day", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    await client.CreateInstances({ ...order, ClientToken: "old" });
    // In the database: the clock cannot advance by a day, and no call lists client tokens.
    await cloud.cloud.db.updateTable("client_tokens").set({ created: 0 }).execute();
    await client.CreateInstances({ ...order, ClientToken: "new" });
    const tokens = await cloud.cloud.db.selectFrom("client_tokens").select("token").execute();
    expect(tokens).toEqual([{ token: "new" }]);
  });

  test("creates no instance in a dry run", async () => {
    await using cloud = await TestCloud.start();
    const response = await cloud.lighthouse().CreateInstances({ ...order, DryRun: true });
    expect(response.InstanceIdSet).toBeUndefined();
    expect((await cloud.lighthouse().DescribeInstances({})).TotalCount).toBe(0);
  });

  const rejections: readonly [string, object, string][] = [
    ["an unknown bundle", { BundleId: "bundle_none" }, "InvalidParameterValue.InvalidBundle"],
    ["an unknown blueprint", { BlueprintId: "lhbp-00000000" }, "ResourceNotFound.BlueprintIdNotFound"],
    ["a withdrawn blueprint", { BlueprintId: "lhbp-5e8807sc" }, "InvalidParameterValue.InvalidBlueprintId"],
    ["too many instances", { InstanceCount: 31 }, "InvalidParameterValue.OutOfRange"],
    ["an unsupported period", { InstanceChargePrepaid: { Period: 13 } }, "InvalidParameterValue.OutOfRange"],
    ["a zone of another region", { Zones: ["ap-beijing-3"] }, "InvalidParameterValue.InvalidZone"],
    ["a weak password", { LoginConfiguration: { Password: "password" } }, "InvalidParameterValue.InvalidPassword"],
    ["an unknown key", { LoginConfiguration: { KeyIds: ["lhkp-00000000"] } }, "ResourceNotFound.KeyPairNotFound"],
    ["a domain", { DomainName: "example.com", Subdomain: "www" }, "FailedOperation.UnableToCreateInstances"],
  ];
  test.each(rejections)("rejects %s", async (_, more, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().CreateInstances({ ...order, ...more }))).toBe(code);
    expect((await cloud.lighthouse().DescribeInstances({})).TotalCount).toBe(0);
  });
});

test("an instance can be bought with an image shared from CVM until the share is canceled", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const { BlueprintId } = await client.ModifyImageSharePermission({ ImageId: "img-xkd784jw", Permission: "SHARE" });
  const id = await bought(cloud, { BlueprintId });
  expect(await instance(cloud, id)).toMatchObject({ BlueprintId, OsName: "Debian 12 64bit", Platform: "DEBIAN" });
  await client.ModifyImageSharePermission({ ImageId: "img-xkd784jw", Permission: "CANCEL" });
  expect(await codeOf(client.CreateInstances({ ...order, BlueprintId }))).toBe("ResourceNotFound.BlueprintIdNotFound");
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
});

describe("DescribeInstancesDeniedActions", () => {
  const denied = async (cloud: TestCloud, id: string) => {
    const { InstanceDeniedActionSet = [] } = await cloud
      .lighthouse()
      .DescribeInstancesDeniedActions({ InstanceIds: [id] });
    return new Map(InstanceDeniedActionSet[0]?.DeniedActions?.map((one) => [one.Action, one.Code]));
  };

  test("depends on the instance state and returns the error code of the denied action", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud);
    const invalid = "UnsupportedOperation.InvalidInstanceState";
    expect(await denied(cloud, id)).toEqual(
      new Map([
        ["StartInstances", invalid],
        ["TerminateInstances", invalid],
      ]),
    );
    expect(await codeOf(client.TerminateInstances({ InstanceIds: [id] }))).toBe(invalid);
    await client.StopInstances({ InstanceIds: [id] });
    const busy = await denied(cloud, id);
    expect(busy.get("ModifyInstancesBundle")).toBe("OperationDenied.InstanceOperationInProgress");
    busy.delete("ModifyInstancesBundle");
    expect(new Set(busy.values())).toEqual(new Set(["UnsupportedOperation.LatestOperationUnfinished"]));
    expect(busy.size).toBeGreaterThan(10);
    cloud.clock.advance(1000);
    expect([...(await denied(cloud, id)).keys()].sort()).toEqual([
      "DescribeInstanceVncUrl",
      "RebootInstances",
      "StopInstances",
      "TerminateInstances",
    ]);
  });

  test("returns the error codes of the actions while an instance is being created", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const { InstanceIdSet: [InstanceId = ""] = [] } = await client.CreateInstances(order);
    const codes = await denied(cloud, InstanceId);
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      CreateInstanceSnapshot: () => client.CreateInstanceSnapshot({ InstanceId }),
      CreateBlueprint: () => client.CreateBlueprint({ InstanceId, BlueprintName: "a" }),
      StopInstances: () => client.StopInstances({ InstanceIds: [InstanceId] }),
      ResetInstance: () => client.ResetInstance({ InstanceId }),
    };
    for (const [name, call] of Object.entries(calls))
      expect([name, codes.get(name)]).toEqual([name, await codeOf(call())]);
  });

  test("returns messages in the language of the caller", async () => {
    await using cloud = await TestCloud.start();
    const id = await bought(cloud);
    const { InstanceDeniedActionSet } = await cloud.lighthouse().DescribeInstancesDeniedActions({ InstanceIds: [id] });
    expect(InstanceDeniedActionSet?.[0]?.DeniedActions?.[0]?.Message).toBe(
      `Instance \`${id}\` is in state \`RUNNING\`, which does not support this operation.`,
    );
  });
});

test("ModifyInstancesAttribute and ModifyInstancesRenewFlag change all named instances or none", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [one, two] = [await bought(cloud, { InstanceName: "one" }), await bought(cloud, { InstanceName: "two" })];
  await client.ModifyInstancesAttribute({ InstanceIds: [one, two], InstanceName: "both" });
  await client.ModifyInstancesRenewFlag({ InstanceIds: [one], RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
  expect(await instance(cloud, one)).toMatchObject({ InstanceName: "both", RenewFlag: "NOTIFY_AND_AUTO_RENEW" });
  expect(await instance(cloud, two)).toMatchObject({ InstanceName: "both", RenewFlag: "NOTIFY_AND_MANUAL_RENEW" });
  const wrong = { InstanceIds: [one, "lhins-00000000"], InstanceName: "none" };
  expect(await codeOf(client.ModifyInstancesAttribute(wrong))).toBe("ResourceNotFound.InstanceIdNotFound");
  expect((await instance(cloud, one))?.InstanceName).toBe("both");
  const flag = { InstanceIds: [one], RenewFlag: "PERHAPS" };
  expect(await codeOf(client.ModifyInstancesRenewFlag(flag))).toBe("InvalidParameterValue");
});

test("DescribeInstanceVncUrl returns a URL only for a running instance", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const { InstanceVncUrl } = await client.DescribeInstanceVncUrl({ InstanceId });
  expect(decodeURIComponent(InstanceVncUrl ?? "")).toStartWith("wss://");
  await client.StopInstances({ InstanceIds: [InstanceId] });
  cloud.clock.advance(1000);
  expect(await codeOf(client.DescribeInstanceVncUrl({ InstanceId }))).toBe("UnsupportedOperation.InvalidInstanceState");
});

test("an operation fails without blocking other operations if its call to the machine fails", async () => {
  await using cloud = await TestCloud.start({
    machines: {
      ...simulatedMachines,
      stop: async () => {
        throw new Error("the machine does not respond");
      },
    },
  });
  const client = cloud.lighthouse();
  const [broken, fine] = [await bought(cloud), await bought(cloud)];
  await client.StopInstances({ InstanceIds: [broken] });
  await client.RebootInstances({ InstanceIds: [fine] });
  cloud.clock.advance(1000);
  const failed = { LatestOperation: "StopInstances", LatestOperationState: "FAILED" };
  expect(await instance(cloud, broken)).toMatchObject({ InstanceState: "RUNNING", ...failed });
  expect(await instance(cloud, fine)).toMatchObject({ InstanceState: "RUNNING", LatestOperationState: "SUCCESS" });
  expect(cloud.log.lines.some((line) => line.level === "error" && line.event === "operation")).toBe(true);
});

test("an instance is LAUNCH_FAILED and can be returned if its machine cannot be created", async () => {
  const create = () => Promise.reject(new Error("no room"));
  await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, create } });
  const client = cloud.lighthouse();
  const id = await bought(cloud);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "LAUNCH_FAILED", LatestOperationState: "FAILED" });
  expect(await codeOf(client.StartInstances({ InstanceIds: [id] }))).toBe("UnsupportedOperation.InvalidInstanceState");
  await client.IsolateInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("SHUTDOWN");
});
