import { expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought, instance, order } from "./bought.ts";
import { made } from "./keys.ts";

const ubuntu = "lhbp-2cacsycc";
const windows = "lhbp-4286aomh";
const state = "UnsupportedOperation.InvalidInstanceState";
const busy = "UnsupportedOperation.LatestOperationUnfinished";

/** A cloud whose machines write down what they are told. */
async function listening() {
  const told: unknown[][] = [];
  const hear = (method: string): [string, unknown] => [
    method,
    async (...given: unknown[]) => void told.push([method, ...given]),
  ];
  const heard = Object.fromEntries(["reset", "password", "keys"].map(hear));
  const cloud = await TestCloud.start({ machines: { ...simulatedMachines, ...heard } });
  return { cloud, told };
}

test("a reset puts another system on, with other ways in, and the instance runs", async () => {
  const { cloud, told } = await listening();
  await using _ = cloud;
  const client = cloud.lighthouse();
  const [old, young] = [await made(cloud, "old"), await made(cloud, "young")];
  const id = await bought(cloud, { LoginConfiguration: { KeyIds: [old] } });
  await client.StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  const before = await instance(cloud, id);
  told.length = 0;
  const { RequestId } = await client.ResetInstance({
    InstanceId: id,
    BlueprintId: ubuntu,
    LoginConfiguration: { KeyIds: [young] },
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
    LoginSettings: { KeyIds: [young] },
    PublicAddresses: before?.PublicAddresses,
    ExpiredTime: before?.ExpiredTime,
    SystemDisk: before?.SystemDisk,
  });
  expect(told.map(([method, , user]) => [method, method === "keys" ? user : ""])).toEqual([
    ["reset", ""],
    ["keys", "ubuntu"],
  ]);
  expect(told[0]).toEqual(["reset", id, expect.objectContaining({ os: "Ubuntu Server 24.04 LTS 64bit" })]);
});

test("a reset without a wish keeps the system, and a password is set on it", async () => {
  const { cloud, told } = await listening();
  await using _ = cloud;
  const id = await bought(cloud);
  await cloud.lighthouse().ResetInstance({ InstanceId: id, LoginConfiguration: { Password: "Pa55word!" } });
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPING");
  cloud.clock.advance(3000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", BlueprintId: order.BlueprintId });
  expect(told.map(([method]) => method)).toEqual(["reset", "password"]);
  expect(told[1]).toEqual(["password", id, "root", "Pa55word!"]);
  expect(await cloud.cloud.db.selectFrom("operations").selectAll().execute()).toEqual([]);
});

test("a reset between Linux and Windows is done in mainland regions only", async () => {
  await using cloud = await TestCloud.start();
  const id = await bought(cloud);
  await cloud.lighthouse().ResetInstance({ InstanceId: id, BlueprintId: windows });
  cloud.clock.advance(3000);
  expect(await instance(cloud, id)).toMatchObject({ InstanceState: "RUNNING", PlatformType: "WINDOWS" });

  const abroad = cloud.lighthouse(key(1), "na-siliconvalley");
  const { InstanceIdSet: [far = ""] = [] } = await abroad.CreateInstances({
    ...order,
    BundleId: "bundle2022_gen_lin_02",
  });
  cloud.clock.advance(1000);
  const { ResetInstanceBlueprintSet = [] } = await abroad.DescribeResetInstanceBlueprints({
    InstanceId: far,
    Filters: [{ Name: "blueprint-id", Values: [windows] }],
  });
  expect(ResetInstanceBlueprintSet[0]?.IsResettable).toBe(false);
  expect(await codeOf(abroad.ResetInstance({ InstanceId: far, BlueprintId: windows }))).toBe(
    "InvalidParameterValue.NotAllowToChangePlatformType",
  );
});

test("a reset is refused, and nothing of it done", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const keyId = await made(cloud, "mine");
  const id = await bought(cloud, { LoginConfiguration: { KeyIds: [keyId] } });
  const reset = (more: object) => codeOf(client.ResetInstance({ InstanceId: id, BlueprintId: ubuntu, ...more }));
  const login = (LoginConfiguration: object) => reset({ LoginConfiguration });
  expect(await reset({ InstanceId: "lhins-00000000" })).toBe("ResourceNotFound.InstanceIdNotFound");
  expect(await reset({ InstanceId: "lhins-1" })).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await reset({ BlueprintId: "lhbp-1" })).toBe("InvalidParameterValue.BlueprintIdMalformed");
  expect(await reset({ BlueprintId: "lhbp-00000000" })).toBe("ResourceNotFound.BlueprintIdNotFound");
  // Needs more disk than the instance has.
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
  expect(await reset({})).toBe(state);
  const { InstanceIdSet: [young = ""] = [] } = await client.CreateInstances(order);
  expect(await reset({ InstanceId: young })).toBe("OperationDenied.InstanceCreating");
});

test("an instance for games keeps its game", async () => {
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

test("a password is set with the machine off, for its own user or another", async () => {
  const { cloud, told } = await listening();
  await using _ = cloud;
  const client = cloud.lighthouse();
  const [id, two] = [await bought(cloud), await bought(cloud, { BlueprintId: ubuntu })];
  await client.ResetInstancesPassword({ InstanceIds: [id, two], Password: "Pa55word!" });
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "STOPPING",
    LatestOperation: "ResetInstancesPassword",
  });
  cloud.clock.advance(3000);
  expect((await instance(cloud, id))?.InstanceState).toBe("RUNNING");
  expect(told.toSorted()).toEqual(
    [
      ["password", id, "root", "Pa55word!"],
      ["password", two, "ubuntu", "Pa55word!"],
    ].toSorted(),
  );
  const passwords = await cloud.cloud.db.selectFrom("instances").select("has_password").execute();
  expect(passwords.map((row) => row.has_password)).toEqual([1, 1]);
  expect(await cloud.cloud.db.selectFrom("operations").selectAll().execute()).toEqual([]);

  await client.StopInstances({ InstanceIds: [id] });
  cloud.clock.advance(1000);
  await client.ResetInstancesPassword({ InstanceIds: [id], Password: "An0ther!!", UserName: "guest" });
  cloud.clock.advance(1000);
  expect((await instance(cloud, id))?.InstanceState).toBe("STOPPED");
  expect(told.at(-1)).toEqual(["password", id, "guest", "An0ther!!"]);
});

test("a password is refused for all instances of a call", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [id, other] = [await bought(cloud), await bought(cloud, { BlueprintId: windows })];
  const set = (more: object) =>
    codeOf(client.ResetInstancesPassword({ InstanceIds: [id], Password: "Pa55word!", ...more }));
  const weak = "InvalidParameterValue.InvalidPassword";
  expect(await set({ Password: "password" })).toBe(weak);
  expect(await set({ Password: "/Pa55word" })).toBe(weak);
  // Eight characters do for Linux alone.
  expect(await set({ InstanceIds: [id, other] })).toBe(weak);
  expect(await set({ InstanceIds: [other], Password: "Administrator1!" })).toBe(weak);
  expect(await set({ InstanceIds: [other], Password: "Somebody-1234", UserName: "somebody" })).toBe(weak);
  expect(await set({ UserName: "u".repeat(65) })).toBe("InvalidParameterValue");
  expect(await set({ InstanceIds: [id, id] })).toBe("InvalidParameterValue.Duplicated");
  expect(await set({ InstanceIds: ["x"] })).toBe("InvalidParameterValue.InstanceIdMalformed");
  expect(await set({ InstanceIds: [id, "lhins-00000000"] })).toBe("ResourceNotFound.InstanceIdNotFound");
  const { InstanceIdSet: [young = ""] = [] } = await client.CreateInstances(order);
  expect(await set({ InstanceIds: [id, young] })).toBe("OperationDenied.InstanceCreating");
  cloud.clock.advance(1000);
  expect(await instance(cloud, id)).toMatchObject({ LatestOperation: "CreateInstances", InstanceState: "RUNNING" });
  await client.IsolateInstances({ InstanceIds: [id] });
  expect(await set({})).toBe(busy);
  cloud.clock.advance(2000);
  expect(await set({})).toBe(state);
});

test("an instance tells which operations its kind never takes", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await bought(cloud, { BlueprintId: windows, BundleId: "bundle_stg_01" });
  const { InstanceDeniedActionSet: [told] = [] } = await client.DescribeInstancesDeniedActions({ InstanceIds: [id] });
  const codes = new Map(told?.DeniedActions?.map((one) => [one.Action, one.Code]));
  const storage = "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle";
  expect(codes.get("AssociateInstancesKeyPairs")).toBe("UnsupportedOperation.WindowsNotSupportKeyPair");
  expect(codes.get("CreateInstanceSnapshot")).toBe(storage);
  expect(await codeOf(client.CreateInstanceSnapshot({ InstanceId: id }))).toBe(storage);
  const keyId = await made(cloud, "mine");
  expect(await codeOf(client.AssociateInstancesKeyPairs({ InstanceIds: [id], KeyIds: [keyId] }))).toBe(
    "UnsupportedOperation.WindowsNotSupportKeyPair",
  );
});

test("an image that an instance is leaving is held by it no more", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const origin = await bought(cloud);
  const image = async () => {
    const { BlueprintId = "" } = await client.CreateBlueprint({ InstanceId: origin, BlueprintName: "image" });
    cloud.clock.advance(2000);
    return BlueprintId;
  };
  const [left, taken] = [await image(), await image()];
  const InstanceId = await bought(cloud, { BlueprintId: left });
  await client.ResetInstance({ InstanceId, BlueprintId: taken });
  const remove = (id: string) => client.DeleteBlueprints({ BlueprintIds: [id] });
  expect(await codeOf(remove(taken))).toBe("UnsupportedOperation.BlueprintOccupied");
  await remove(left);
});
