import { expect, test } from "bun:test";
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
import { bought, order } from "./bought.ts";

const missing = "ResourceNotFound.PrivateBlueprintNotFound";

test("SyncBlueprint creates independent copies in other regions while the original is SYNCING", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await createdBlueprint(cloud, { BlueprintName: "web", Tags: [{ Key: "a", Value: "b" }] });
  const DestinationRegions = ["ap-shanghai", "ap-beijing"];
  const { DestinationRegionBlueprintSet: copies = [] } = await client.SyncBlueprint({
    BlueprintId: id,
    DestinationRegions,
  });
  expect(copies.map((copy) => copy.Region)).toEqual(DestinationRegions);
  const copy = copies[0]?.BlueprintId ?? "";
  expect(new Set([id, ...copies.map((one) => one.BlueprintId)]).size).toBe(3);
  const readCopy = () => blueprint(cloud, copy, key(1), "ap-shanghai");
  expect((await blueprint(cloud, id))?.BlueprintState).toBe("SYNCING");
  expect(await readCopy()).toMatchObject({
    BlueprintState: "SYNCING",
    BlueprintType: "PRIVATE",
    DisplayTitle: "web",
    Tags: [],
  });
  expect(await codeOf(client.SyncBlueprint({ BlueprintId: id, DestinationRegions: ["ap-nanjing"] }))).toBe(
    "UnsupportedOperation.BlueprintLatestOperationUnfinished",
  );
  expect(await codeOf(client.DeleteBlueprints({ BlueprintIds: [id] }))).toBe(
    "UnsupportedOperation.BlueprintCurStateInvalid",
  );
  cloud.clock.advance(1000);
  expect((await blueprint(cloud, id))?.BlueprintState).toBe("NORMAL");
  expect((await readCopy())?.BlueprintState).toBe("NORMAL");
  expect(await blueprint(cloud, copy)).toBeUndefined();

  await client.DeleteBlueprints({ BlueprintIds: [id] });
  cloud.clock.advance(1000);
  const response = await cloud.lighthouse(key(1), "ap-shanghai").CreateInstances({ ...order, BlueprintId: copy });
  expect(response.InstanceIdSet).toHaveLength(1);
  const back = { BlueprintId: copies[1]?.BlueprintId ?? "", DestinationRegions: ["ap-guangzhou"] };
  await cloud.lighthouse(key(1), "ap-beijing").SyncBlueprint(back);
});

test("SyncBlueprint starts no copy if it rejects one region", async () => {
  await using cloud = await TestCloud.start();
  const BlueprintId = await createdBlueprint(cloud);
  const sync = (DestinationRegions: string[], id = BlueprintId, credential = key(1)) =>
    codeOf(cloud.lighthouse(credential).SyncBlueprint({ BlueprintId: id, DestinationRegions }));
  const refusals: readonly [string[], string][] = [
    [["ap-beijing", "ap-guangzhou"], "InvalidParameterValue.DestinationRegionSameAsSourceRegion"],
    [["ap-beijing", "ap-hongkong"], "InvalidParameterValue.NotSupportCrossBorderSyncBlueprint"],
    [["ap-beijing", "ap-nowhere"], "InvalidParameterValue.UnavailableRegion"],
    [["ap-beijing", "ap-beijing"], "InvalidParameterValue.Duplicated"],
    [Array.from({ length: 11 }, (_, n) => `r${n}`), "LimitExceeded"],
  ];
  for (const [regions, code] of refusals) expect(await sync(regions)).toBe(code);
  for (const id of [unknownBlueprint, publicBlueprint, sharedBlueprint])
    expect(await sync(["ap-beijing"], id)).toBe(missing);
  expect(await sync(["ap-beijing"], BlueprintId, key(2))).toBe(missing);
  expect(await sync(["ap-beijing"], "x")).toBe("InvalidParameterValue.BlueprintIdMalformed");
  await fillBlueprintQuota(cloud, "ap-shanghai");
  expect(await sync(["ap-beijing", "ap-shanghai"])).toBe("LimitExceeded.SyncBlueprintQuotaLimitExceeded");
  expect((await blueprint(cloud, BlueprintId))?.BlueprintState).toBe("NORMAL");
  const { TotalCount } = await cloud
    .lighthouse(key(1), "ap-beijing")
    .DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["PRIVATE"] }] });
  expect(TotalCount).toBe(0);

  const InstanceId = await bought(cloud);
  const creating = await cloud.lighthouse().CreateBlueprint({ InstanceId, BlueprintName: "creating" });
  expect(await sync(["ap-beijing"], creating.BlueprintId)).toBe("UnsupportedOperation.BlueprintCurStateInvalid");
});
