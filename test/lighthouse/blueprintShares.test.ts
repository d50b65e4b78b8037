import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { blueprint, createdBlueprint, publicBlueprint, sharedBlueprint, unknownBlueprint } from "./blueprints.ts";
import { bought, order } from "./bought.ts";

const [second, third] = ["100000000002", "100000000003"];
const user = "100000000101";

test("a receiver lists a shared image, buys an instance with it, and loses it when sharing ends", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const BlueprintId = await createdBlueprint(cloud, { Tags: [{ Key: "a", Value: "b" }] });
  expect(await blueprint(cloud, BlueprintId, key(2))).toBeUndefined();
  await client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [second] });
  expect(await blueprint(cloud, BlueprintId)).toMatchObject({ BlueprintType: "PRIVATE", BlueprintShared: true });
  expect(await blueprint(cloud, BlueprintId, key(2))).toMatchObject({
    BlueprintType: "SHARED",
    BlueprintShared: false,
    BlueprintState: "NORMAL",
    ImageId: "",
    Tags: [],
  });
  expect(await blueprint(cloud, BlueprintId, key(2), "ap-shanghai")).toBeUndefined();
  expect(await blueprint(cloud, BlueprintId, key(3))).toBeUndefined();
  const { GeneralResourceQuotaSet } = await cloud
    .lighthouse(key(2))
    .DescribeGeneralResourceQuotas({ ResourceNames: ["BLUEPRINT"] });
  expect(GeneralResourceQuotaSet?.[0]?.ResourceQuotaAvailable).toBe(20);

  await cloud.lighthouse(key(2)).CreateInstances({ ...order, BlueprintId });
  const cancel = { BlueprintId, AccountIds: [second] };
  const remove = () => codeOf(client.DeleteBlueprints({ BlueprintIds: [BlueprintId] }));
  expect(await remove()).toBe("UnsupportedOperation.BlueprintOccupied");
  await client.CancelShareBlueprintAcrossAccounts(cancel);
  // The receiver's instance is still being created from the image.
  expect(await remove()).toBe("UnsupportedOperation.BlueprintOccupied");
  cloud.clock.advance(1000);
  expect(await blueprint(cloud, BlueprintId, key(2))).toBeUndefined();
  expect((await blueprint(cloud, BlueprintId))?.BlueprintShared).toBe(false);
  expect(await codeOf(cloud.lighthouse(key(2)).CreateInstances({ ...order, BlueprintId }))).toBe(
    "ResourceNotFound.BlueprintIdNotFound",
  );
  const { InstanceSet } = await cloud.lighthouse(key(2)).DescribeInstances({});
  expect(InstanceSet?.[0]).toMatchObject({ BlueprintId, InstanceState: "RUNNING" });
  await client.DeleteBlueprints({ BlueprintIds: [BlueprintId] });
});

test("a receiver cannot change, delete, copy or share a shared image", async () => {
  await using cloud = await TestCloud.start();
  const BlueprintId = await createdBlueprint(cloud);
  await cloud.lighthouse().ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [second] });
  const client = cloud.lighthouse(key(2));
  const received = "UnsupportedOperation.NotSupportSharedBlueprint";
  const notOwned = "ResourceNotFound.PrivateBlueprintNotFound";
  expect(await codeOf(client.ModifyBlueprintAttribute({ BlueprintId, BlueprintName: "x" }))).toBe(received);
  expect(await codeOf(client.DeleteBlueprints({ BlueprintIds: [BlueprintId] }))).toBe(received);
  expect(await codeOf(client.SyncBlueprint({ BlueprintId, DestinationRegions: ["ap-beijing"] }))).toBe(notOwned);
  expect(await codeOf(client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [third] }))).toBe(notOwned);
  expect(await codeOf(client.CancelShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [second] }))).toBe(notOwned);
  const { TotalCount } = await client.DescribeBlueprintsShareAcrossAccountInfos({ BlueprintIds: [BlueprintId] });
  expect(TotalCount).toBe(0);
  expect(await blueprint(cloud, BlueprintId)).toMatchObject({ BlueprintName: "mine", BlueprintShared: true });
});

describe("sharing blueprints with accounts", () => {
  test("DescribeBlueprintsShareAcrossAccountInfos filters by account and pages", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const BlueprintId = await createdBlueprint(cloud);
    const other = await createdBlueprint(cloud);
    await client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [second, third] });
    await client.ShareBlueprintAcrossAccounts({ BlueprintId: other, AccountIds: [third] });
    const list = async (more: object = {}) => {
      const response = await client.DescribeBlueprintsShareAcrossAccountInfos({
        BlueprintIds: [BlueprintId, unknownBlueprint],
        ...more,
      });
      const rows = response.BlueprintShareAcrossAccountInfoSet?.map((row) => [row.BlueprintId, row.AccountId]);
      return { rows, total: response.TotalCount };
    };
    const all = [
      [BlueprintId, second],
      [BlueprintId, third],
    ];
    expect(await list()).toEqual({ rows: all, total: 2 });
    expect(await list({ Offset: 1, Limit: 1 })).toEqual({ rows: all.slice(1), total: 2 });
    const Filters = [{ Name: "account-id", Values: [third] }];
    expect(await list({ Filters })).toEqual({ rows: all.slice(1), total: 1 });
    expect(await codeOf(list({ Filters: [{ Name: "x", Values: ["x"] }] }))).toBe("InvalidParameterValue");
    expect(await codeOf(list({ Offset: -1 }))).toBe("InvalidParameterValue.Negative");
    expect(await codeOf(list({ Limit: 101 }))).toBe("InvalidParameterValue.OutOfRange");
    expect(await codeOf(list({ BlueprintIds: ["x"] }))).toBe("InvalidParameterValue.BlueprintIdMalformed");
  });

  test("ShareBlueprintAcrossAccounts shares with no account if any account or the image is invalid", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const BlueprintId = await createdBlueprint(cloud);
    const share = (AccountIds: string[], id = BlueprintId) =>
      codeOf(client.ShareBlueprintAcrossAccounts({ BlueprintId: id, AccountIds }));
    const refusals: readonly [string[], string][] = [
      [[second, "100000000001"], "InvalidParameterValue.AccountIdSameWithUin"],
      [[second, user], "InvalidParameterValue.AccountIdsNotOwnerAccount"],
      [[second, "999"], "InvalidParameterValue.AccountIdsNotExist"],
      [[second, second], "InvalidParameterValue"],
      [Array.from({ length: 11 }, (_, n) => `${n}`), "InvalidParameterValue"],
    ];
    for (const [accounts, code] of refusals) expect(await share(accounts)).toBe(code);
    expect(await share([second], "x")).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await share([second], unknownBlueprint)).toBe("ResourceNotFound.BlueprintIdNotFound");
    expect(await share([second], publicBlueprint)).toBe("ResourceNotFound.PrivateBlueprintNotFound");
    expect(await share([second], sharedBlueprint)).toBe("ResourceNotFound.PrivateBlueprintNotFound");
    expect(await blueprint(cloud, BlueprintId, key(2))).toBeUndefined();
    await client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [third] });
    expect(await share([second, third])).toBe("UnsupportedOperation.BlueprintAlreadyShared");
    expect(await blueprint(cloud, BlueprintId, key(2))).toBeUndefined();

    const InstanceId = await bought(cloud);
    const unfinished = await client.CreateBlueprint({ InstanceId, BlueprintName: "young" });
    expect(await share([second], unfinished.BlueprintId)).toBe("UnsupportedOperation.BlueprintCurStateInvalid");
  });

  test("ShareBlueprintAcrossAccounts accepts at most 500 accounts for an image", async () => {
    await using cloud = await TestCloud.start();
    const BlueprintId = await createdBlueprint(cloud);
    // In the database: the built-in world has too few accounts.
    const of = { account: "100000000001", region: "ap-guangzhou", blueprint_id: BlueprintId, created: 0 };
    const rows = Array.from({ length: 499 }, (_, n) => ({ ...of, receiver: `${n}` }));
    await cloud.cloud.db.insertInto("blueprint_shares").values(rows).execute();
    const share = (...AccountIds: string[]) =>
      cloud.lighthouse().ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds });
    expect(await codeOf(share(second, third))).toBe("LimitExceeded.ShareBlueprintAcrossAccountQuotaLimitExceeded");
    await share(second);
  });

  test("CancelShareBlueprintAcrossAccounts cancels all named shares or none", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const BlueprintId = await createdBlueprint(cloud);
    await client.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds: [second] });
    const cancel = (AccountIds: string[], id = BlueprintId, credential = key(1)) =>
      codeOf(cloud.lighthouse(credential).CancelShareBlueprintAcrossAccounts({ BlueprintId: id, AccountIds }));
    expect(await cancel([second, third])).toBe("UnsupportedOperation.BlueprintHasNotShared");
    const many = Array.from({ length: 11 }, (_, n) => `${n}`);
    expect(await cancel(many)).toBe("InvalidParameterValue.LimitExceeded");
    expect(await cancel([second], "x")).toBe("InvalidParameterValue.BlueprintIdMalformed");
    expect(await cancel([second], unknownBlueprint)).toBe("ResourceNotFound.BlueprintIdNotFound");
    expect(await cancel([second], publicBlueprint)).toBe("ResourceNotFound.PrivateBlueprintNotFound");
    expect(await cancel([second], BlueprintId, key(3))).toBe("ResourceNotFound.BlueprintIdNotFound");
    expect((await blueprint(cloud, BlueprintId, key(2)))?.BlueprintType).toBe("SHARED");
    await client.SyncBlueprint({ BlueprintId, DestinationRegions: ["ap-beijing"] });
    expect(await cancel([second])).toBe("UnsupportedOperation.BlueprintCurStateInvalid");
  });
});
