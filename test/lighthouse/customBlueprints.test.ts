import { describe, expect, test } from "bun:test";
import { simulatedMachines } from "#machines/simulated.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import {
  blueprint,
  createdBlueprint,
  fillBlueprintQuota,
  publicBlueprint,
  sharedBlueprint,
  unknownBlueprint,
} from "./blueprints.ts";
import { bought, instance, order } from "./bought.ts";
import { createdKeyPair } from "./keys.ts";

const busy = "UnsupportedOperation.BlueprintCurStateInvalid";
const missing = "ResourceNotFound.BlueprintIdNotFound";

const quota = async (cloud: TestCloud, region?: string) => {
  const ResourceNames = ["BLUEPRINT", "FREE_BLUEPRINT"];
  const response = await cloud.lighthouse(key(1), region).DescribeGeneralResourceQuotas({ ResourceNames });
  return response.GeneralResourceQuotaSet?.map((one) => one.ResourceQuotaAvailable);
};

describe("CreateBlueprint", () => {
  test("stops the instance, and the image can be used after the instance is destroyed", async () => {
    const imaged: string[] = [];
    const image = async (...names: string[]) => void imaged.push(names.join(" "));
    await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, image } });
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const Tags = [{ Key: "team", Value: "web" }];
    const { BlueprintId = "" } = await client.CreateBlueprint({
      InstanceId,
      BlueprintName: "web",
      Description: "w",
      Tags,
    });
    const expected = {
      BlueprintId,
      DisplayTitle: "web",
      DisplayVersion: "",
      Description: "w",
      Platform: "DEBIAN",
      BlueprintType: "PRIVATE",
      RequiredSystemDiskSize: 40,
      RequiredMemorySize: 1,
      ImageId: "",
      BlueprintShared: false,
      Tags,
    };
    expect(await blueprint(cloud, BlueprintId)).toMatchObject({ ...expected, BlueprintState: "CREATING" });
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "STOPPING",
      LatestOperation: "CreateBlueprint",
      LatestOperationState: "OPERATING",
    });
    expect(await codeOf(client.CreateInstances({ ...order, BlueprintId }))).toBe(
      "InvalidParameterValue.InvalidBlueprintId",
    );
    expect(imaged).toEqual([]);
    cloud.clock.advance(1000);
    expect(await blueprint(cloud, BlueprintId)).toMatchObject({ ...expected, BlueprintState: "NORMAL" });
    expect(imaged).toEqual([`${InstanceId} ${BlueprintId}`]);
    expect((await instance(cloud, InstanceId))?.InstanceState).toBe("STARTING");
    cloud.clock.advance(1000);
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
    });

    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    await client.TerminateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    const copy = await bought(cloud, { BlueprintId });
    expect(await instance(cloud, copy)).toMatchObject({ BlueprintId, Platform: "DEBIAN", InstanceState: "RUNNING" });
  });

  test("keeps the instance running if ForcePowerOff is false", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    await cloud.lighthouse().CreateBlueprint({ InstanceId, BlueprintName: "x", ForcePowerOff: false });
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "OPERATING",
    });
    cloud.clock.advance(1000);
    expect(await instance(cloud, InstanceId)).toMatchObject({
      InstanceState: "RUNNING",
      LatestOperationState: "SUCCESS",
    });
  });

  test("leaves a stopped instance stopped", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    await cloud.lighthouse().StopInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(1000);
    const id = await createdBlueprint(cloud, { InstanceId });
    expect((await blueprint(cloud, id))?.BlueprintState).toBe("NORMAL");
    expect((await instance(cloud, InstanceId))?.InstanceState).toBe("STOPPED");
  });

  test("can fail, and the failed image can be deleted", async () => {
    const image = () => Promise.reject(new Error("no space"));
    await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, image } });
    const client = cloud.lighthouse();
    const id = await createdBlueprint(cloud);
    expect((await blueprint(cloud, id))?.BlueprintState).toBe("CREATEFAILED");
    expect(await codeOf(client.ModifyBlueprintAttribute({ BlueprintId: id, BlueprintName: "x" }))).toBe(busy);
    await client.DeleteBlueprints({ BlueprintIds: [id] });
    cloud.clock.advance(1000);
    expect(await blueprint(cloud, id)).toBeUndefined();
  });

  test("creates several images of one instance, which count against the quotas", async () => {
    await using cloud = await TestCloud.start();
    const InstanceId = await bought(cloud);
    expect(await quota(cloud)).toEqual([20, 5]);
    const ids = [await createdBlueprint(cloud, { InstanceId }), await createdBlueprint(cloud, { InstanceId })];
    expect(await quota(cloud)).toEqual([18, 3]);
    const { BlueprintSet = [] } = await cloud
      .lighthouse()
      .DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["PRIVATE"] }] });
    expect(BlueprintSet.map((one) => one.BlueprintId ?? "")).toEqual(ids.toReversed());
  });

  test("keeps the memory requirement of the instance's own image", async () => {
    await using cloud = await TestCloud.start();
    const first = await createdBlueprint(cloud);
    // In the database: no call changes the memory that an image requires.
    await cloud.cloud.db.updateTable("blueprints").set({ memory: 2 }).where("id", "=", first).execute();
    const second = await createdBlueprint(cloud, { InstanceId: await bought(cloud, { BlueprintId: first }) });
    expect((await blueprint(cloud, second))?.RequiredMemorySize).toBe(2);
  });

  test("rejects missing, busy and isolated instances without creating an image", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const create = (more: object) => codeOf(client.CreateBlueprint({ BlueprintName: "x", InstanceId, ...more }));
    expect(await create({ InstanceId: undefined })).toBe("FailedOperation.UnableToCreateBlueprint");
    expect(await create({ InstanceId: "x" })).toBe("InvalidParameterValue.InstanceIdMalformed");
    expect(await create({ InstanceId: "lhins-00000000" })).toBe("ResourceNotFound.InstanceIdNotFound");
    expect(await create({ BlueprintName: "x".repeat(61) })).toBe("InvalidParameterValue.TooLong");
    expect(await create({ Description: "x".repeat(61) })).toBe("InvalidParameterValue.TooLong");
    const fromOtherAccount = cloud.lighthouse(key(2)).CreateBlueprint({ BlueprintName: "x", InstanceId });
    expect(await codeOf(fromOtherAccount)).toBe("ResourceNotFound.InstanceIdNotFound");
    await client.StopInstances({ InstanceIds: [InstanceId] });
    expect(await create({})).toBe("UnsupportedOperation.LatestOperationUnfinished");
    cloud.clock.advance(1000);
    const { InstanceIdSet = [] } = await client.CreateInstances(order);
    expect(await create({ InstanceId: InstanceIdSet[0] })).toBe("UnsupportedOperation.InvalidInstanceState");
    await client.IsolateInstances({ InstanceIds: [InstanceId] });
    cloud.clock.advance(2000);
    expect(await create({})).toBe("UnsupportedOperation.InvalidInstanceState");
    expect(await quota(cloud)).toEqual([20, 5]);
  });

  test("rejects game instances and images beyond the quota", async () => {
    await using cloud = await TestCloud.start();
    const create = (InstanceId: string) =>
      codeOf(cloud.lighthouse().CreateBlueprint({ BlueprintName: "x", InstanceId }));
    const game = await bought(cloud, { BundleId: "bundle_game_mc_gen_03", BlueprintId: "lhbp-5e886mc4" });
    expect(await create(game)).toBe("UnsupportedOperation.InstanceDisplayAreaNotSupportOperation");
    const InstanceId = await bought(cloud);
    await fillBlueprintQuota(cloud, "ap-guangzhou");
    expect(await create(InstanceId)).toBe("LimitExceeded.BlueprintQuotaLimitExceeded");
    expect((await instance(cloud, InstanceId))?.InstanceState).toBe("RUNNING");
  });
});

test("a key pair that an image contains cannot be deleted before the image", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const KeyIds = [await createdKeyPair(cloud, "mine")];
  const InstanceId = await bought(cloud, { LoginConfiguration: { KeyIds } });
  const id = await createdBlueprint(cloud, { InstanceId });
  await client.DisassociateInstancesKeyPairs({ KeyIds, InstanceIds: [InstanceId] });
  cloud.clock.advance(2000);
  expect(await codeOf(client.DeleteKeyPairs({ KeyIds }))).toBe("UnsupportedOperation.KeyPairBindToBlueprints");
  await client.DeleteBlueprints({ BlueprintIds: [id] });
  cloud.clock.advance(1000);
  await client.DeleteKeyPairs({ KeyIds });
  expect((await client.DescribeKeyPairs({})).TotalCount).toBe(0);
});

describe("ModifyBlueprintAttribute", () => {
  test("changes the name and the description independently", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const BlueprintId = await createdBlueprint(cloud, { Description: "first" });
    await client.ModifyBlueprintAttribute({ BlueprintId, BlueprintName: "new" });
    expect(await blueprint(cloud, BlueprintId)).toMatchObject({
      BlueprintName: "new",
      DisplayTitle: "new",
      Description: "first",
    });
    await client.ModifyBlueprintAttribute({ BlueprintId, Description: "" });
    expect(await blueprint(cloud, BlueprintId)).toMatchObject({ BlueprintName: "new", Description: "" });
  });

  test("rejects unfinished images and images of others", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const InstanceId = await bought(cloud);
    const { BlueprintId = "" } = await client.CreateBlueprint({ InstanceId, BlueprintName: "mine" });
    const change = (id: string, more: object = { BlueprintName: "x" }, credential = key(1)) =>
      codeOf(cloud.lighthouse(credential).ModifyBlueprintAttribute({ BlueprintId: id, ...more }));
    expect(await change(BlueprintId)).toBe(busy);
    cloud.clock.advance(2000);
    expect(await change(BlueprintId, {})).toBe("InvalidParameter.MustSpecifyOneAttributeToModify");
    expect(await change(BlueprintId, { BlueprintName: "x".repeat(61) })).toBe("InvalidParameterValue.TooLong");
    expect(await change(BlueprintId, undefined, key(2))).toBe(missing);
    expect(await change("x")).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await change(unknownBlueprint)).toBe(missing);
    expect(await change(publicBlueprint)).toBe("ResourceNotFound.PrivateBlueprintNotFound");
    expect(await change(sharedBlueprint)).toBe("UnsupportedOperation.NotSupportSharedBlueprint");
    expect((await blueprint(cloud, BlueprintId))?.BlueprintName).toBe("mine");
  });
});

describe("DeleteBlueprints", () => {
  test("deletes images and frees their quota while instances keep running", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await createdBlueprint(cloud);
    const user = await bought(cloud, { BlueprintId: id });
    await client.DeleteBlueprints({ BlueprintIds: [id] });
    expect((await blueprint(cloud, id))?.BlueprintState).toBe("DELETING");
    expect(await codeOf(client.DeleteBlueprints({ BlueprintIds: [id] }))).toBe(busy);
    cloud.clock.advance(1000);
    expect(await blueprint(cloud, id)).toBeUndefined();
    expect(await quota(cloud)).toEqual([20, 5]);
    expect(await instance(cloud, user)).toMatchObject({ BlueprintId: id, InstanceState: "RUNNING" });
    expect(await codeOf(client.CreateInstances({ ...order, BlueprintId: id }))).toBe(missing);
  });

  test("deletes all named images or none", async () => {
    await using cloud = await TestCloud.start();
    const id = await createdBlueprint(cloud);
    const remove = (BlueprintIds: string[], credential = key(1)) =>
      codeOf(cloud.lighthouse(credential).DeleteBlueprints({ BlueprintIds }));
    expect(await remove([id, unknownBlueprint])).toBe(missing);
    expect(await remove([id, publicBlueprint])).toBe("ResourceNotFound.BlueprintNotFound");
    expect(await remove([id, sharedBlueprint])).toBe("UnsupportedOperation.NotSupportSharedBlueprint");
    expect(await remove([id, id])).toBe("InvalidParameterValue.Duplicated");
    expect(await remove([id, "x"])).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await remove([id], key(2))).toBe(missing);
    expect((await blueprint(cloud, id))?.BlueprintState).toBe("NORMAL");
  });

  test("rejects an image while an instance is created from it", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await createdBlueprint(cloud);
    await client.CreateInstances({ ...order, BlueprintId: id });
    expect(await codeOf(client.DeleteBlueprints({ BlueprintIds: [id] }))).toBe(
      "UnsupportedOperation.BlueprintOccupied",
    );
    await client.CreateInstances({ ...order, BundleId: "bundle2022_gen_03", BlueprintId: sharedBlueprint });
    const cancel = { ImageId: (await blueprint(cloud, sharedBlueprint))?.ImageId ?? "", Permission: "CANCEL" };
    expect(await codeOf(client.ModifyImageSharePermission(cancel))).toBe("ResourceInUse.ImageInUse");
    cloud.clock.advance(1000);
    await client.DeleteBlueprints({ BlueprintIds: [id] });
    await client.ModifyImageSharePermission(cancel);
  });
});
