import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { bought } from "../lighthouse/bought.ts";
import { codeOf } from "../refusal.ts";
import { allTags, named, tagsOf } from "./resources.ts";

const bad = "InvalidParameterValue";

describe("creating and deleting tags", () => {
  test("creates a tag once per account", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    await tag.CreateTag({ TagKey: "env", TagValue: "test" });
    expect(await codeOf(tag.CreateTag({ TagKey: "env", TagValue: "test" }))).toBe("ResourceInUse.TagDuplicate");
    await tag.CreateTags({
      Tags: [
        { TagKey: "env", TagValue: "live" },
        { TagKey: "b", TagValue: "1" },
      ],
    });
    const twice = { TagKey: "c", TagValue: "1" };
    expect(await codeOf(tag.CreateTags({ Tags: [twice, twice] }))).toBe("ResourceInUse.TagDuplicate");
    expect(await allTags(cloud)).toEqual(["b=1", "env=live", "env=test"]);
    expect(await allTags(cloud, key(2))).toEqual([]);

    const create = (TagKey: string, TagValue: string) => codeOf(tag.CreateTag({ TagKey, TagValue }));
    expect(await create("", "v")).toBe(`${bad}.TagKeyEmpty`);
    expect(await create("k", "")).toBe(`${bad}.TagValueEmpty`);
    expect(await create("k".repeat(128), "v")).toBe(`${bad}.TagKeyLengthExceeded`);
    expect(await create("k", "v".repeat(256))).toBe(`${bad}.TagValueLengthExceeded`);
    expect(await create("k&", "v")).toBe(`${bad}.TagKeyCharacterIllegal`);
    expect(await create("k", "v&")).toBe(`${bad}.TagValueCharacterIllegal`);
    for (const reserved of ["qcloud", "tencent-x", "project"]) {
      expect(await create(reserved, "v")).toBe("InvalidParameter.ReservedTagKey");
    }
    expect(await codeOf(tag.CreateTags({}))).toBe("InvalidParameter.Tag");
    expect(await codeOf(tag.CreateTags({ Tags: [] }))).toBe("InvalidParameter.Tag");
    const System = [{ TagKey: "k", TagValue: "v", Category: "System" }];
    expect(await codeOf(tag.CreateTags({ Tags: System }))).toBe(bad);
  });

  test("rejects the deletion of a bound tag", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    await bought(cloud, { Tags: [{ Key: "env", Value: "test" }] });
    await tag.CreateTags({
      Tags: [
        { TagKey: "env", TagValue: "live" },
        { TagKey: "b", TagValue: "1" },
      ],
    });
    const test = { TagKey: "env", TagValue: "test" };
    const live = { TagKey: "env", TagValue: "live" };
    expect(await codeOf(tag.DeleteTag(test))).toBe("FailedOperation.TagAttachedResource");
    expect(await codeOf(tag.DeleteTags({ Tags: [live, test] }))).toBe("FailedOperation.TagAttachedResource");
    // All of them or none.
    expect(await allTags(cloud)).toEqual(["b=1", "env=live", "env=test"]);
    const { Tags } = await tag.DescribeTags({ TagKey: "env" });
    expect(Tags?.map((one) => [one.TagValue, one.CanDelete])).toEqual([
      ["live", 1],
      ["test", 0],
    ]);
    await tag.DeleteTags({ Tags: [live, { TagKey: "b", TagValue: "1" }] });
    expect(await codeOf(tag.DeleteTag(live))).toBe("ResourceNotFound.TagNonExist");
    expect(await allTags(cloud)).toEqual(["env=test"]);
  });

  test("limits an account to 1000 keys and a key to 1000 values", async () => {
    await using cloud = await TestCloud.start();
    // With the one of the built-in world they are a thousand.
    const rows = Array.from({ length: 999 }, (_, n) => ({ key: `k${n}`, value: "v" }));
    const values = Array.from({ length: 999 }, (_, n) => ({ key: "k0", value: `v${n}` }));
    const common = { account: "100000000001", creator: "100000000001", created: 0 };
    for (const some of [rows, values]) {
      await cloud.cloud.db
        .insertInto("tags")
        .values(some.map((row) => ({ ...row, ...common })))
        .execute();
    }
    const tag = cloud.tag();
    const Resource = named(await bought(cloud));
    expect(await codeOf(tag.CreateTag({ TagKey: "more", TagValue: "v" }))).toBe("LimitExceeded.TagKey");
    expect(await codeOf(tag.CreateTag({ TagKey: "k0", TagValue: "more" }))).toBe("LimitExceeded.TagValue");
    expect(await codeOf(tag.AddResourceTag({ Resource, TagKey: "more", TagValue: "v" }))).toBe("LimitExceeded.TagKey");
    const Tags = [{ TagKey: "k0", TagValue: "more" }];
    expect(await codeOf(tag.TagResources({ ResourceList: [Resource], Tags }))).toBe("LimitExceeded.TagValue");
    await tag.AddResourceTag({ Resource, TagKey: "k0", TagValue: "v1" });
    const update = tag.UpdateResourceTagValue({ Resource, TagKey: "k0", TagValue: "more" });
    expect(await codeOf(update)).toBe("LimitExceeded.TagValue");
    expect(await tagsOf(cloud, Resource)).toEqual(["k0=v1"]);
  });
});

/** An account that has no tags in the built-in world. */
const owner = key(3);

describe("lists of tags", () => {
  async function withTags() {
    const cloud = await TestCloud.start();
    await cloud.tag(owner).CreateTags({
      Tags: ["a 1", "a 2", "b 1", "c 3"].map((pair) => {
        const [TagKey = "", TagValue = ""] = pair.split(" ");
        return { TagKey, TagValue };
      }),
    });
    return cloud;
  }

  test("pages by offset in DescribeTags, DescribeTagKeys and DescribeTagValues, also in stable order", async () => {
    await using cloud = await withTags();
    const tag = cloud.tag(owner);
    const pairs = ({ Tags = [] }: { Tags?: { TagKey?: string; TagValue?: string }[] }) =>
      Tags.map(({ TagKey, TagValue }) => `${TagKey} ${TagValue}`);
    expect(pairs(await tag.DescribeTags({}))).toEqual(["a 1", "a 2", "b 1", "c 3"]);
    expect(pairs(await tag.DescribeTags({ TagKey: "a", TagValue: "2" }))).toEqual(["a 2"]);
    expect(pairs(await tag.DescribeTagsSeq({ TagKeys: ["b", "c"], TagKey: "a" }))).toEqual(["b 1", "c 3"]);
    expect(await tag.DescribeTags({ Offset: 2, Limit: 2 })).toMatchObject({ TotalCount: 4, Offset: 2, Limit: 2 });
    expect(pairs(await tag.DescribeTags({ Offset: 2, Limit: 2 }))).toEqual(["b 1", "c 3"]);
    expect((await tag.DescribeTagKeys({})).Tags).toEqual(["a", "b", "c"]);
    expect((await tag.DescribeTagKeys({ Category: "System" })).Tags).toEqual([]);
    expect(pairs(await tag.DescribeTagValues({ TagKeys: ["a", "c"] }))).toEqual(["a 1", "a 2", "c 3"]);
    expect(pairs(await tag.DescribeTagValues({ TagKeys: ["a"], Category: "System" }))).toEqual([]);
    expect(pairs(await tag.DescribeTagValuesSeq({ TagKeys: ["b"] }))).toEqual(["b 1"]);

    const odd = { Offset: 1, Limit: 2 };
    expect(await codeOf(tag.DescribeTags(odd))).toBe(bad);
    expect(await codeOf(tag.DescribeTagsSeq(odd))).toBe(`${bad}.OffsetInvalid`);
    expect(await codeOf(tag.DescribeTagValuesSeq({ TagKeys: ["a"], ...odd }))).toBe(`${bad}.OffsetInvalid`);
    expect(await codeOf(tag.DescribeTagKeys({ Limit: 1001 }))).toBe(bad);
    expect(await codeOf(tag.DescribeTagValues({ TagKeys: [""] }))).toBe(`${bad}.TagKeyEmpty`);
  });

  test("filters by creator", async () => {
    await using cloud = await TestCloud.start();
    const { Data = [] } = await cloud.cam().ListUsers();
    const [user] = Data;
    const CreateUin = user?.Uin ?? 0;
    await cloud.cam().AttachUserPolicy({ PolicyId: 14_361_021, AttachUin: CreateUin });
    await cloud.tag(key(101)).CreateTag({ TagKey: "mine", TagValue: "1" });
    const tag = cloud.tag();
    expect((await tag.DescribeTagKeys({ CreateUin })).Tags).toEqual(["mine"]);
    expect((await tag.DescribeTags({ CreateUin: 100000000001 })).TotalCount).toBe(1);
    expect((await tag.DescribeTagValues({ TagKeys: ["team"], CreateUin })).TotalCount).toBe(0);
    expect((await tag.DescribeTagValuesSeq({ TagKeys: ["mine"], CreateUin })).TotalCount).toBe(1);
    expect((await tag.DescribeResourceTags({ CreateUin: 100000000001 })).TotalCount).toBe(1);
    expect((await tag.DescribeResourcesByTags({ TagFilters: [{ TagKey: "team" }], CreateUin })).TotalCount).toBe(0);
    for (const call of [
      () => tag.DescribeTags({ CreateUin: 1 }),
      () => tag.DescribeTagsSeq({ CreateUin: 1 }),
      () => tag.DescribeTagKeys({ CreateUin: 1 }),
      () => tag.DescribeTagValues({ TagKeys: ["a"], CreateUin: 1 }),
      () => tag.DescribeTagValuesSeq({ TagKeys: ["a"], CreateUin: 1 }),
      () => tag.DescribeResourcesByTags({ TagFilters: [{ TagKey: "a" }], CreateUin: 1 }),
    ]) {
      expect(await codeOf(call())).toBe(`${bad}.UinInvalid`);
    }
  });

  test("pages by token in GetTags, GetTagKeys and GetTagValues", async () => {
    await using cloud = await withTags();
    const tag = cloud.tag(owner);
    const first = await tag.GetTags({ MaxResults: 3 });
    expect(first.Tags?.map((one) => one.TagValue)).toEqual(["1", "2", "1"]);
    // What comes before the next page in order does not shift it.
    await tag.CreateTag({ TagKey: "0", TagValue: "0" });
    const second = await tag.GetTags({ MaxResults: 3, PaginationToken: first.PaginationToken ?? "" });
    expect(second.Tags).toEqual([{ TagKey: "c", TagValue: "3", Category: "Custom" }]);
    expect(second.PaginationToken).toBe("");
    expect((await tag.GetTags({ TagKeys: ["b"] })).Tags?.length).toBe(1);
    expect((await tag.GetTags({ Category: "System" })).Tags).toEqual([]);
    const keys = await tag.GetTagKeys({ MaxResults: 2 });
    expect(keys.TagKeys).toEqual(["0", "a"]);
    expect((await tag.GetTagKeys({ PaginationToken: keys.PaginationToken ?? "" })).TagKeys).toEqual(["b", "c"]);
    const values = await tag.GetTagValues({ TagKeys: ["a"], MaxResults: 1 });
    const rest = await tag.GetTagValues({ TagKeys: ["a"], PaginationToken: values.PaginationToken ?? "" });
    expect(rest.Tags?.map((one) => one.TagValue)).toEqual(["2"]);

    const wrongToken = "InvalidParameter.PaginationTokenInvalid";
    for (const PaginationToken of ["x", "YWZ0ZXI", `${first.PaginationToken}=`]) {
      expect(await codeOf(tag.GetTags({ PaginationToken }))).toBe(wrongToken);
      expect(await codeOf(tag.GetTagKeys({ PaginationToken }))).toBe(wrongToken);
      expect(await codeOf(tag.GetTagValues({ TagKeys: ["a"], PaginationToken }))).toBe(wrongToken);
    }
    const many = Array.from({ length: 21 }, (_, n) => `k${n}`);
    expect(await codeOf(tag.GetTags({ TagKeys: many }))).toBe("LimitExceeded");
    expect(await codeOf(tag.GetTagValues({ TagKeys: many }))).toBe("LimitExceeded");
    expect(await codeOf(tag.GetTagValues({ TagKeys: [] }))).toBe("MissingParameter");
    expect(await codeOf(tag.GetTags({ TagKeys: [""] }))).toBe(`${bad}.TagKeyEmpty`);
    expect(await codeOf(tag.GetTags({ TagKeys: ["qcloud"] }))).toBe("InvalidParameter.ReservedTagKey");
    expect(await codeOf(tag.GetTags({ MaxResults: 1001 }))).toBe(bad);
  });
});

test("allows the preset policy and rejects a user without permissions", async () => {
  await using cloud = await TestCloud.start();
  const call = () => cloud.tag(key(101)).GetTags({});
  expect(await codeOf(call())).toBe("AuthFailure.UnauthorizedOperation");
  const { Data = [] } = await cloud.cam().ListUsers();
  await cloud.cam().AttachUserPolicy({ PolicyId: 14_361_021, AttachUin: Data[0]?.Uin ?? 0 });
  expect((await call()).Tags?.map((one) => one.TagKey)).toEqual(["team"]);
});
