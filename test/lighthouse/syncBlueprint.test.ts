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

const stranger = "ResourceNotFound.PrivateBlueprintNotFound";

test("copies are independent images of other regions, made while the original shows it", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const id = await createdBlueprint(cloud, { BlueprintName: "web", Tags: [{ Key: "a", Value: "b" }] });
  const there = ["ap-shanghai", "ap-beijing"];
  const { DestinationRegionBlueprintSet: copies = [] } = await client.SyncBlueprint({
    BlueprintId: id,
    DestinationRegions: there,
  });
  expect(copies.map((copy) => copy.Region)).toEqual(there);
  const copy = copies[0]?.BlueprintId ?? "";
  expect(new Set([id, ...copies.map((one) => one.BlueprintId)]).size).toBe(3);
  const see = () => blueprint(cloud, copy, key(1), "ap-shanghai");
  expect((await blueprint(cloud, id))?.BlueprintState).toBe("SYNCING");
  expect(await see()).toMatchObject({
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
  expect((await see())?.BlueprintState).toBe("NORMAL");
  expect(await blueprint(cloud, copy)).toBeUndefined();

  await client.DeleteBlueprints({ BlueprintIds: [id] });
  cloud.clock.advance(1000);
  const answer = await cloud.lighthouse(key(1), "ap-shanghai").CreateInstances({ ...order, BlueprintId: copy });
  expect(answer.InstanceIdSet).toHaveLength(1);
  const back = { BlueprintId: copies[1]?.BlueprintId ?? "", DestinationRegions: ["ap-guangzhou"] };
  await cloud.lighthouse(key(1), "ap-beijing").SyncBlueprint(back);
});

test("is refused where it cannot go, and nothing is begun", async () => {
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
    expect(await sync(["ap-beijing"], id)).toBe(stranger);
  expect(await sync(["ap-beijing"], BlueprintId, key(2))).toBe(stranger);
  expect(await sync(["ap-beijing"], "x")).toBe("InvalidParameterValue.BlueprintIdMalformed");
  await fillBlueprintQuota(cloud, "ap-shanghai");
  expect(await sync(["ap-beijing", "ap-shanghai"])).toBe("LimitExceeded.SyncBlueprintQuotaLimitExceeded");
  expect((await blueprint(cloud, BlueprintId))?.BlueprintState).toBe("NORMAL");
  const rows = await cloud.cloud.db.selectFrom("blueprints").select("id").where("region", "=", "ap-beijing").execute();
  expect(rows).toEqual([]);

  const InstanceId = await bought(cloud);
  const young = await cloud.lighthouse().CreateBlueprint({ InstanceId, BlueprintName: "young" });
  expect(await sync(["ap-beijing"], young.BlueprintId)).toBe("UnsupportedOperation.BlueprintCurStateInvalid");
});
