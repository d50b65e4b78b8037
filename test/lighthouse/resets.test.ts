import { expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { createdKeyPair } from "./keys.ts";

const ubuntu = "lhbp-2cacsycc";
const windows = "lhbp-4286aomh";
const wrongState = "UnsupportedOperation.InvalidInstanceState";
const busy = "UnsupportedOperation.LatestOperationUnfinished";

/** A cloud that records the calls to its machines: the method, then its parameters. */
async function recordingCloud() {
  const machineCalls: unknown[][] = [];
  const recorded = (method: string): [string, unknown] => [
    method,
    async (...parameters: unknown[]) => void machineCalls.push([method, ...parameters]),
  ];
  const methods = Object.fromEntries(["reset", "password", "keys"].map(recorded));
  const cloud = await TestCloud.start({ machines: { ...simulatedMachines, ...methods } });
  return { cloud, machineCalls };
}

test("ResetInstance installs another system with new login settings and starts the instance", async () => {
  const { cloud, machineCalls } = await recordingCloud();
  await using _ = cloud;
  const client = cloud.lighthouse();
  const [oldKey, newKey] = [await createdKeyPair(cloud, "old"), await createdKeyPair(cloud, "new")];
  const id = await bought(cloud, { LoginConfiguration: { KeyIds: [oldKey] } });
  await client.StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  const before = await instance(cloud, id);
  machineCalls.length = 0;
  const { RequestId } = await client.ResetInstance({
    InstanceId: id,
    BlueprintId: ubuntu,
    LoginConfiguration: { KeyIds: [newKey] },
  });
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "STARTING",
    LatestOperation: "ResetInstance",
    LatestOperationRequestId: RequestId,
  });
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "RUNNING",
    LatestOperationState: "SUCCESS",
    BlueprintId: ubuntu,
    Platform: "UBUNTU",
    OsName: "Ubuntu Server 24.04 LTS 64bit",
    LoginSettings: { KeyIds: [newKey] },
    PublicAddresses: before?.PublicAddresses,
    ExpiredTime: before?.ExpiredTime,
    SystemDisk: before?.SystemDisk,
  });
  expect(machineCalls.map(([method, , user]) => [method, method === "keys" ? user : ""])).toEqual([
    ["reset", ""],
    ["keys", "ubuntu"],
  ]);
  expect(machineCalls[0]).toEqual(["reset", id, expect.objectContaining({ os: "Ubuntu Server 24.04 LTS 64bit" })]);
});

test("ResetInstance without a blueprint keeps the system and sets the password", async () => {
  const { cloud, machineCalls } = await recordingCloud();
  await using _ = cloud;
  const id = await bought(cloud);
  await cloud.lighthouse().ResetInstance({ InstanceId: id, LoginConfiguration: { Password: "Pa55word!" } });
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPING");
  cloud.clock.advance(3000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", BlueprintId: order.BlueprintId });
  expect(machineCalls.map(([method]) => method)).toEqual(["reset", "password"]);
  expect(machineCalls[1]).toEqual(["password", id, "root", "Pa55word!"]);
  // Reads the database: no call shows whether a finished operation still stores the password.
  expect(await cloud.cloud.db.selectFrom("operations").selectAll().execute()).toEqual([]);
});

test("ResetInstance changes between Linux and Windows in mainland regions only", async () => {
  await using cloud = await TestCloud.start();
  const id = await bought(cloud);
  await cloud.lighthouse().ResetInstance({ InstanceId: id, BlueprintId: windows });
  cloud.clock.advance(3000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", PlatformType: "WINDOWS" });

  const overseas = cloud.lighthouse(key(1), "na-siliconvalley");
  const { InstanceIdSet: [overseasInstance = ""] = [] } = await overseas.CreateInstances({
    ...order,
    BundleId: "bundle2022_gen_lin_02",
  });
  cloud.clock.advance(1000);
  const { ResetInstanceBlueprintSet = [] } = await overseas.DescribeResetInstanceBlueprints({
    InstanceId: overseasInstance,
    Filters: [{ Name: "blueprint-id", Values: [windows] }],
  });
  expect(ResetInstanceBlueprintSet[0]?.IsResettable).toBe(false);
  expect(await codeOf(overseas.ResetInstance({ InstanceId: overseasInstance, BlueprintId: windows }))).toBe(
    "InvalidParameterValue.NotAllowToChangePlatformType",
  );
});

test("ResetInstance changes nothing if it rejects the request", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const keyId = await createdKeyPair(cloud, "mine");
  const id = await bought(cloud, { LoginConfiguration: { KeyIds: [keyId] } });
  const reset = (more: object) => codeOf(client.ResetInstance({ InstanceId: id, BlueprintId: ubuntu, ...more }));
  const login = (LoginConfiguration: object) => reset({ LoginConfiguration });
  expect(await reset({ InstanceId: "lhins-00000000" })).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await reset({ InstanceId: "lhins-1" })).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await reset({ BlueprintId: "lhbp-1" })).toBe("InvalidParameterValue.BlueprintIdMalformed");
  expect(await reset({ BlueprintId: "lhbp-00000000" })).toBe("ResourceNotFound.BlueprintIdNotFound");
  // This blueprint needs a larger disk than the instance has.
  expect(await reset({ BlueprintId: "lhbp-m1g6ap11" })).toBe("InvalidParameterValue.BlueprintConfigNotMatch");
  expect(await reset({ BlueprintId: "lhbp-s8eimv6r" })).toBe("ResourceUnavailable.BlueprintUnavailable");
  const container = { Containers: [{ ContainerImage: "nginx" }] };
  expect(await reset({ ...container, BlueprintId: order.BlueprintId })).toBe(
    "UnsupportedOperation.BlueprintTypeNotSupportOperation",
  );
  expect(await reset({ BlueprintId: "lhbp-5e886mc4" })).toBe("UnsupportedOperation.BlueprintTypeNotSupportOperation");
  expect(await login({ AutoGeneratePassword: "YES" })).toBe(
    "UnsupportedOperation.OperationNotSupportAutoGeneratePassword",
  );
  expect(await login({ Password: "Pa55word!", KeyIds: [keyId] })).toBe(
    "InvalidParameterValue.InvalidParameterCombination",
  );
  expect(await login({ Password: "password" })).toBe("InvalidParameterValue.InvalidPassword");
  expect(await login({ KeyIds: ["lhkp-00000000"] })).toBe("ResourceNotFound.KeyPairNotFound");
  expect(await login({ KeyIds: ["lhkp-1"] })).toBe("InvalidParameterValue");
  expect(await codeOf(cloud.lighthouse(key(2)).ResetInstance({ InstanceId: id }))).toBe(
    "ResourceNotFound.InstanceIdNotFound",
  );
  expect(await instance(cloud, id)).toMatchObject({
    LatestOperation: "CreateInstances",
    BlueprintId: order.BlueprintId,
    LoginSettings: { KeyIds: [keyId] },
  });
  await client.RebootInstances({ InstanceIds: [id] });
  expect(await reset({})).toBe(busy);
  cloud.clock.advance(1000);
  await client.IsolateInstances({ InstanceIds: [id] });
  cloud.clock.advance(2000);
  expect(await reset({})).toBe(wrongState);
  const { InstanceIdSet: [creating = ""] = [] } = await client.CreateInstances(order);
  expect(await reset({ InstanceId: creating })).toBe("OperationDenied.InstanceCreating");
});

test("ResetInstance accepts only the current blueprint for a game instance", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await bought(cloud, { BundleId: "bundle_game_mc_gen_03", BlueprintId: "lhbp-5e886mc4" });
  expect(await codeOf(client.ResetInstance({ InstanceId: id, BlueprintId: ubuntu }))).toBe(
    "InvalidParameter.GamePortalInstanceOnlySupportCurrentBlueprint",
  );
  await client.ResetInstance({ InstanceId: id });
  cloud.clock.advance(3000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", BlueprintId: "lhbp-5e886mc4" });
});

test("ResetInstancesPassword stops the instance and sets the password of the default or a given user", async () => {
  const { cloud, machineCalls } = await recordingCloud();
  await using _ = cloud;
  const client = cloud.lighthouse();
  const [id, ubuntuId] = [await bought(cloud), await bought(cloud, { BlueprintId: ubuntu })];
  await client.ResetInstancesPassword({ InstanceIds: [id, ubuntuId], Password: "Pa55word!" });
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "STOPPING",
    LatestOperation: "ResetInstancesPassword",
  });
  cloud.clock.advance(3000);
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
  expect(machineCalls.toSorted()).toEqual(
    [
      ["password", id, "root", "Pa55word!"],
      ["password", ubuntuId, "ubuntu", "Pa55word!"],
    ].toSorted(),
  );
  // Reads the database: no call shows has_password or the stored operations.
  const passwords = await cloud.cloud.db.selectFrom("instances").select("has_password").execute();
  expect(passwords.map((row) => row.has_password)).toEqual([1, 1]);
  expect(await cloud.cloud.db.selectFrom("operations").selectAll().execute()).toEqual([]);

  await client.StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  await client.ResetInstancesPassword({ InstanceIds: [id], Password: "An0ther!!", UserName: "guest" });
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  expect(machineCalls.at(-1)).toEqual(["password", id, "guest", "An0ther!!"]);
});

test("ResetInstancesPassword changes no instance if one of them is rejected", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, other] = [await bought(cloud), await bought(cloud, { BlueprintId: windows })];
  const reset = (more: object) =>
    codeOf(client.ResetInstancesPassword({ InstanceIds: [id], Password: "Pa55word!", ...more }));
  const weak = "InvalidParameterValue.InvalidPassword";
  expect(await reset({ Password: "password" })).toBe(weak);
  expect(await reset({ Password: "/Pa55word" })).toBe(weak);
  // Eight characters are enough for Linux, but not for Windows.
  expect(await reset({ InstanceIds: [id, other] })).toBe(weak);
  expect(await reset({ InstanceIds: [other], Password: "Administrator1!" })).toBe(weak);
  expect(await reset({ InstanceIds: [other], Password: "Somebody-1234", UserName: "somebody" })).toBe(weak);
  expect(await reset({ UserName: "u".repeat(65) })).toBe("InvalidParameterValue");
  expect(await reset({ InstanceIds: [id, id] })).toBe("InvalidParameterValue.Duplicated");
  expect(await reset({ InstanceIds: ["x"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await reset({ InstanceIds: [id, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
  const { InstanceIdSet: [creating = ""] = [] } = await client.CreateInstances(order);
  expect(await reset({ InstanceIds: [id, creating] })).toBe("OperationDenied.InstanceCreating");
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ LatestOperation: "CreateInstances", InstanceState: "RUNNING" });
  await client.IsolateInstances({ InstanceIds: [id] });
  expect(await reset({})).toBe(busy);
  cloud.clock.advance(2000);
  expect(await reset({})).toBe(wrongState);
});

test("DescribeInstancesDeniedActions lists the operations that the instance type does not support", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await bought(cloud, { BlueprintId: windows, BundleId: "bundle_stg_01" });
  const { InstanceDeniedActionSet: [denied] = [] } = await client.DescribeInstancesDeniedActions({ InstanceIds: [id] });
  const codes = new Map(denied?.DeniedActions?.map((one) => [one.Action, one.Code]));
  const storage = "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle";
  expect(codes.get("AssociateInstancesKeyPairs")).toBe("UnsupportedOperation.WindowsNotSupportKeyPair");
  expect(codes.get("CreateInstanceSnapshot")).toBe(storage);
  expect(await codeOf(client.CreateInstanceSnapshot({ InstanceId: id }))).toBe(storage);
  const keyId = await createdKeyPair(cloud, "mine");
  expect(await codeOf(client.AssociateInstancesKeyPairs({ InstanceIds: [id], KeyIds: [keyId] }))).toBe(
    "UnsupportedOperation.WindowsNotSupportKeyPair",
  );
});

test("ResetInstance immediately releases the old image and occupies the new one", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const source = await bought(cloud);
  const createImage = async () => {
    const { BlueprintId = "" } = await client.CreateBlueprint({ InstanceId: source, BlueprintName: "image" });
    cloud.clock.advance(2000);
    return BlueprintId;
  };
  const [oldImage, newImage] = [await createImage(), await createImage()];
  const InstanceId = await bought(cloud, { BlueprintId: oldImage });
  await client.ResetInstance({ InstanceId, BlueprintId: newImage });
  const remove = (id: string) => client.DeleteBlueprints({ BlueprintIds: [id] });
  expect(await codeOf(remove(newImage))).toBe("UnsupportedOperation.BlueprintOccupied");
  await remove(oldImage);
});
