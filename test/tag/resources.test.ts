import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { calmCloud, running, seen } from "../cvm/instances.ts";
import { bought } from "../lighthouse/bought.ts";
import { codeOf } from "../refusal.ts";
import { calmly } from "../world/worlds.ts";
import { named, tagsOf } from "./resources.ts";

const bad = "InvalidParameterValue";
const zero = named("lhins-00000000");
const pair = { TagKey: "a", TagValue: "1" };
const kind = { ServiceType: "lighthouse", ResourcePrefix: "instance", ResourceRegion: "ap-guangzhou" };

async function three() {
  const cloud = await TestCloud.start();
  const tags = (...pairs: [string, string][]) => ({ Tags: pairs.map(([Key, Value]) => ({ Key, Value })) });
  const ids = [
    await bought(cloud, tags(["env", "live"], ["tier", "web"])),
    await bought(cloud, tags(["env", "live"], ["tier", "db"])),
    await bought(cloud, tags(["env", "test"])),
  ] as const;
  return { cloud, tag: cloud.tag(), ids };
}

describe("many resources at once", () => {
  test("reports missing resources in TagResources and UnTagResources", async () => {
    const { cloud, tag, ids } = await three();
    await using _ = cloud;
    const foreign = named(ids[1], "lighthouse/instance", "ap-guangzhou", "100000000002");
    const ResourceList = [named(ids[0]), zero, foreign];
    const { FailedResources } = await tag.TagResources({ ResourceList, Tags: [pair] });
    const Code = `${bad}.ResourceDescriptionError`;
    expect(FailedResources).toEqual(
      [zero, foreign].map((Resource) => ({ Resource, Code, Message: expect.any(String) })),
    );
    expect(FailedResources?.[0]?.Message).toContain(zero);
    // A tag that nothing got is not made.
    await tag.TagResources({ ResourceList: [zero], Tags: [{ TagKey: "vain", TagValue: "1" }] });
    expect((await tag.GetTagKeys({})).TagKeys).toEqual(["a", "env", "team", "tier"]);
    expect(await tagsOf(cloud, named(ids[0]))).toEqual(["env=live", "tier=web", "a=1"]);
    const undone = await tag.UnTagResources({ ResourceList, TagKeys: ["a", "env"] });
    expect(undone.FailedResources?.map((one) => [one.Resource, one.Code])).toEqual([
      [zero, Code],
      [foreign, Code],
    ]);
    expect(await tagsOf(cloud, named(ids[0]))).toEqual(["tier=web"]);
    expect(await tagsOf(cloud, named(ids[1]))).toEqual(["env=live", "tier=db"]);
  });

  test("rejects malformed parameters of TagResources and UnTagResources", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    const bind = (ResourceList: string[], Tags: { TagKey: string; TagValue: string }[]) =>
      codeOf(tag.TagResources({ ResourceList, Tags }));
    const take = (ResourceList: string[], TagKeys: string[]) => codeOf(tag.UnTagResources({ ResourceList, TagKeys }));
    const many = Array.from({ length: 11 }, (_, n) => `k${n}`);
    const manyTags = many.map((TagKey) => ({ TagKey, TagValue: "v" }));
    expect(await bind([], [pair])).toBe(bad);
    expect(await bind(["lhins-1"], [pair])).toBe(`${bad}.ResourceDescriptionError`);
    expect(await bind([named("x", "cdb/instanceId")], [pair])).toBe("InvalidParameter.UnsupportedService");
    expect(await bind(Array<string>(11).fill(zero), [pair])).toBe("LimitExceeded.ResourceNumPerRequest");
    expect(await bind([zero], [])).toBe("InvalidParameter.Tag");
    expect(await bind([zero], manyTags)).toBe("LimitExceeded.TagNumPerRequest");
    expect(await bind([zero], [pair, { ...pair, TagValue: "2" }])).toBe(`${bad}.TagKeyDuplicate`);
    expect(await bind([zero], [{ ...pair, TagKey: "" }])).toBe(`${bad}.TagKeyEmpty`);
    expect(await bind([zero], [{ ...pair, TagKey: "!" }])).toBe(`${bad}.TagKeyCharacterIllegal`);
    expect(await bind([zero], [{ ...pair, TagKey: "k".repeat(128) }])).toBe(`${bad}.TagKeyLengthExceeded`);
    expect(await bind([zero], [{ ...pair, TagKey: "project" }])).toBe("InvalidParameter.ReservedTagKey");
    expect(await bind([zero], [{ ...pair, TagValue: "" }])).toBe(`${bad}.TagValueEmpty`);
    expect(await bind([zero], [{ ...pair, TagValue: "!" }])).toBe(`${bad}.TagValueCharacterIllegal`);
    expect(await bind([zero], [{ ...pair, TagValue: "v".repeat(256) }])).toBe(`${bad}.TagValueLengthExceeded`);
    expect(await take(["lhins-1"], ["a"])).toBe(`${bad}.ResourceDescriptionError`);
    expect(await take(Array<string>(11).fill(zero), ["a"])).toBe("LimitExceeded.ResourceNumPerRequest");
    expect(await take([zero], [])).toBe("InvalidParameter.Tag");
    expect(await take([zero], many)).toBe("LimitExceeded.TagNumPerRequest");
    expect(await take([zero], ["a", "a"])).toBe(`${bad}.TagKeyDuplicate`);
    expect(await take([zero], [""])).toBe(`${bad}.TagKeyEmpty`);
    expect(await take([zero], ["k".repeat(128)])).toBe(`${bad}.TagKeyLengthExceeded`);
    expect(await take([zero], ["!"])).toBe(`${bad}.TagKeyCharacterIllegal`);
    expect(await take([zero], ["qcloud"])).toBe("InvalidParameter.ReservedTagKey");
  });

  test("binds, changes and unbinds a tag of several resources", async () => {
    const { cloud, tag, ids } = await three();
    await using _ = cloud;
    const all = { ...kind, ResourceIds: [...ids] };
    const owner = { TagKey: "owner", TagValue: "ann" };
    const noTag = "ResourceNotFound.TagNonExist";
    expect(await codeOf(tag.AttachResourcesTag({ ...all, ...owner }))).toBe(noTag);
    await tag.CreateTags({ Tags: [owner, { TagKey: "owner", TagValue: "bob" }] });
    await tag.AttachResourcesTag({ ...all, ...owner });
    expect(await codeOf(tag.AttachResourcesTag({ ...all, ...owner }))).toBe("ResourceInUse.TagKeyAttached");
    await tag.ModifyResourcesTagValue({ ...all, TagKey: "owner", TagValue: "bob" });
    expect(await tagsOf(cloud, named(ids[2]))).toEqual(["env=test", "owner=bob"]);
    expect(await codeOf(tag.ModifyResourcesTagValue({ ...all, TagKey: "owner", TagValue: "eve" }))).toBe(noTag);
    await tag.DetachResourcesTag({ ...all, TagKey: "owner" });
    expect(await tagsOf(cloud, named(ids[2]))).toEqual(["env=test"]);
    const noKey = "ResourceNotFound.AttachedTagKeyNotFound";
    expect(await codeOf(tag.DetachResourcesTag({ ...all, TagKey: "tier" }))).toBe(noKey);
    expect(await codeOf(tag.ModifyResourcesTagValue({ ...all, TagKey: "tier", TagValue: "db" }))).toBe(noKey);

    const calls = [
      (more: object) => codeOf(tag.AttachResourcesTag({ ...all, ...owner, ...more })),
      (more: object) => codeOf(tag.ModifyResourcesTagValue({ ...all, ...owner, ...more })),
      (more: object) => codeOf(tag.DetachResourcesTag({ ...all, TagKey: "owner", ...more })),
    ];
    for (const refused of calls) {
      expect(await refused({ ServiceType: "cos" })).toBe(`${bad}.ServiceTypeInvalid`);
      expect(await refused({ ResourcePrefix: "bucket" })).toBe(`${bad}.ResourcePrefixInvalid`);
      expect(await refused({ ResourcePrefix: undefined })).toBe(`${bad}.ResourcePrefixInvalid`);
      expect(await refused({ ResourceRegion: undefined })).toBe(`${bad}.RegionInvalid`);
      expect(await refused({ ResourceRegion: "ap-shanghai" })).toBe(`${bad}.ResourceIdInvalid`);
      expect(await refused({ ResourceIds: ["lhins-00000000"] })).toBe(`${bad}.ResourceIdInvalid`);
      expect(await refused({ ResourceIds: Array<string>(51).fill(ids[0]) })).toBe(
        "LimitExceeded.ResourceNumPerRequest",
      );
      expect(await refused({ TagKey: "!" })).toBe(`${bad}.TagKeyCharacterIllegal`);
    }
  });
});

describe("finding resources", () => {
  test("lists resources by filters, names and pages in GetResources", async () => {
    const { cloud, tag, ids } = await three();
    await using _ = cloud;
    const found = async (more: object) => {
      const { ResourceTagMappingList = [], PaginationToken } = await tag.GetResources(more);
      return { names: ResourceTagMappingList.map((one) => one.Resource), PaginationToken };
    };
    // One that the built-in world has.
    const inWorld = named("img-xkd784jw", "cvm/image");
    const sorted = ids.map((id) => named(id)).sort();
    expect((await found({})).names).toEqual([inWorld, ...sorted]);
    const live = [named(ids[0]), named(ids[1])].sort();
    expect((await found({ TagFilters: [{ TagKey: "env", TagValue: ["live"] }] })).names).toEqual(live);
    const both = [
      { TagKey: "env", TagValue: ["live", "test"] },
      { TagKey: "tier", TagValue: ["db"] },
    ];
    expect((await found({ TagFilters: both })).names).toEqual([named(ids[1])]);
    const first = await found({ MaxResults: 3 });
    expect(first.names).toEqual([inWorld, ...sorted.slice(0, 2)]);
    const second = await found({ MaxResults: 2, PaginationToken: first.PaginationToken });
    expect(second).toEqual({ names: sorted.slice(2), PaginationToken: "" });
    const asked = await found({ ResourceList: [sorted[0], zero], MaxResults: 1 });
    expect(asked).toEqual({ names: sorted.slice(0, 1), PaginationToken: "" });
    expect((await cloud.tag(key(2)).GetResources({})).ResourceTagMappingList).toEqual([]);

    const refused = (more: object) => codeOf(tag.GetResources(more));
    const many = Array.from({ length: 11 }, (_, n) => `v${n}`);
    const filter = (TagKey: string, ...TagValue: string[]) => refused({ TagFilters: [{ TagKey, TagValue }] });
    expect(await refused({ ResourceList: ["x"] })).toBe(`${bad}.ResourceDescriptionError`);
    expect(await refused({ ResourceList: many.map(() => zero) })).toBe("LimitExceeded.ResourceNumPerRequest");
    expect(await refused({ TagFilters: many.map((TagKey) => ({ TagKey })) })).toBe("LimitExceeded.TagNumPerRequest");
    expect(await refused({ TagFilters: [{ TagKey: "a" }, { TagKey: "a" }] })).toBe(`${bad}.TagKeyDuplicate`);
    expect(await refused({ PaginationToken: "x" })).toBe("InvalidParameter.PaginationTokenInvalid");
    expect(await refused({ MaxResults: 201 })).toBe(bad);
    expect(await filter("a", ...many)).toBe("LimitExceeded.TagValue");
    expect(await filter("")).toBe(`${bad}.TagKeyEmpty`);
    expect(await filter("k".repeat(128))).toBe(`${bad}.TagKeyLengthExceeded`);
    expect(await filter("tencent")).toBe("InvalidParameter.ReservedTagKey");
    expect(await filter("a", "!")).toBe(`${bad}.TagValueCharacterIllegal`);
    expect(await filter("a", "v".repeat(256))).toBe(`${bad}.TagValueLengthExceeded`);
  });

  test("matches all filters in DescribeResourcesByTags and any filter in DescribeResourcesByTagsUnion", async () => {
    const { cloud, tag, ids } = await three();
    await using _ = cloud;
    const TagFilters = [
      { TagKey: "env", TagValue: ["test", "live"] },
      { TagKey: "tier", TagValue: ["web"] },
    ];
    const { Rows, TotalCount } = await tag.DescribeResourcesByTags({ TagFilters });
    const Tags = ["env live", "tier web"].map((text) => {
      const [TagKey = "", TagValue = ""] = text.split(" ");
      return { TagKey, TagValue, Category: "Custom" };
    });
    expect(TotalCount).toBe(1);
    expect(Rows).toEqual([{ ...kind, ResourceId: ids[0], Tags }]);
    const union = await tag.DescribeResourcesByTagsUnion({ TagFilters, Limit: 2 });
    expect([union.TotalCount, union.Rows?.length]).toEqual([3, 2]);
    const narrow = { TagFilters: [{ TagKey: "env" }], ResourceId: ids[2] };
    expect((await tag.DescribeResourcesByTags(narrow)).Rows?.map((one) => one.ResourceId)).toEqual([ids[2]]);
    for (const other of [{ ServiceType: "cvm" }, { ResourcePrefix: "disk" }, { ResourceRegion: "ap-shanghai" }]) {
      expect((await tag.DescribeResourcesByTags({ ...narrow, ...other })).TotalCount).toBe(0);
    }
    for (const call of [
      (filters: object[]) => tag.DescribeResourcesByTags({ TagFilters: filters as { TagKey: string }[] }),
      (filters: object[]) => tag.DescribeResourcesByTagsUnion({ TagFilters: filters as { TagKey: string }[] }),
    ]) {
      expect(await codeOf(call([]))).toBe(`${bad}.TagFilters`);
      expect(await codeOf(call([{ TagKey: "" }]))).toBe(`${bad}.TagFilters`);
      expect(await codeOf(call(Array(7).fill({ TagKey: "a" })))).toBe(`${bad}.TagFiltersLengthExceeded`);
    }
  });

  test("lists the tags of resources of one type", async () => {
    const { cloud, tag, ids } = await three();
    await using _ = cloud;
    const ResourceIds = [ids[2], ids[0], "lhins-00000000"];
    const rows = ({ Tags = [] }: { Tags?: { ResourceId?: string; TagValue?: string }[] }) =>
      Tags.map((one) => [one.ResourceId, one.TagValue]);
    const expected = [
      [ids[2], "test"],
      [ids[0], "live"],
      [ids[0], "web"],
    ];
    const asked = { ...kind, ResourceIds };
    expect(rows(await tag.DescribeResourceTagsByResourceIds(asked))).toEqual(expected);
    expect(rows(await tag.DescribeResourceTagsByResourceIdsSeq(asked))).toEqual(expected);
    expect(rows(await tag.DescribeResourceTagsByResourceIds({ ...asked, Category: "System" }))).toEqual([]);
    const { Rows } = await tag.DescribeResourceTagsByTagKeys({ ...asked, TagKeys: ["tier", "other"] });
    expect(Rows).toEqual([
      { ResourceId: ids[0], TagKeyValues: [{ TagKey: "tier", TagValue: "web", Category: "Custom" }] },
    ]);
    expect((await tag.DescribeResourceTags({ ServiceType: "lighthouse" })).TotalCount).toBe(5);
    expect((await tag.DescribeResourceTags({ CreateUin: 1 })).TotalCount).toBe(0);
    expect((await tag.DescribeResourceTags({ ResourceId: ids[0], CosResourceId: 1 })).TotalCount).toBe(0);

    const calls: [(more: object) => Promise<unknown>, string][] = [
      [(more) => tag.DescribeResourceTagsByResourceIds({ ...asked, ...more }), "ServiceTypeInvalid"],
      [(more) => tag.DescribeResourceTagsByResourceIdsSeq({ ...asked, ...more }), "ServiceTypeInvalid"],
      [(more) => tag.DescribeResourceTagsByTagKeys({ ...asked, TagKeys: ["a"], ...more }), "ResourcePrefixInvalid"],
    ];
    for (const [call, service] of calls) {
      expect(await codeOf(call({ ServiceType: "cos" }))).toBe(`${bad}.${service}`);
      expect(await codeOf(call({ ResourcePrefix: "bucket" }))).toBe(`${bad}.ResourcePrefixInvalid`);
      expect(await codeOf(call({ ResourceRegion: "" }))).toBe(`${bad}.RegionInvalid`);
      expect(await codeOf(call({ ResourceIds: Array(51).fill(ids[0]) }))).toBe(`${bad}.ResourceIdInvalid`);
    }
    const odd = { Offset: 1, Limit: 2 };
    const seq = tag.DescribeResourceTagsByResourceIdsSeq({ ...asked, ...odd });
    expect(await codeOf(seq)).toBe(`${bad}.OffsetInvalid`);
    const byKeys = (...TagKeys: string[]) => codeOf(tag.DescribeResourceTagsByTagKeys({ ...asked, TagKeys }));
    expect(await byKeys("")).toBe(`${bad}.TagKeyEmpty`);
    expect(await byKeys("!")).toBe(`${bad}.TagKeyCharacterIllegal`);
    expect(await byKeys("k".repeat(128))).toBe(`${bad}.TagKeyLengthExceeded`);
    expect(await byKeys(...Array<string>(21).fill("a"))).toBe("InvalidParameter.Tag");
  });
});

test("keeps the tags of a CVM instance until it is terminated", async () => {
  await using cloud = await calmCloud();
  const [client, Tags] = [cloud.tag(), [{ Key: "floor", Value: "three" }]];
  const id = await running(cloud, { TagSpecification: [{ ResourceType: "instance", Tags }] });
  const resource = named(id, "cvm/instance");
  expect(await tagsOf(cloud, resource)).toEqual(["floor=three"]);
  const tag = { TagKey: "floor", TagValue: "three" };
  expect(await codeOf(client.DeleteTag(tag))).toBe("FailedOperation.TagAttachedResource");
  await client.TagResources({ ResourceList: [resource], Tags: [pair] });
  expect((await seen(cloud, id))?.Tags).toEqual([...Tags, { Key: "a", Value: "1" }]);
  await cloud.cvm().TerminateInstances({ InstanceIds: [id] });
  expect(await tagsOf(cloud, resource)).toEqual(["floor=three", "a=1"]);
  cloud.clock.advance(calmly);
  expect(await tagsOf(cloud, resource)).toBeUndefined();
  const again = await client.TagResources({ ResourceList: [resource], Tags: [pair] });
  expect(again.FailedResources?.map(({ Resource }) => Resource)).toEqual([resource]);
  await client.DeleteTag(tag);
});
