import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { bought, instance } from "../lighthouse/bought.ts";
import { boughtDisk } from "../lighthouse/disks.ts";
import { rsa1024 } from "../lighthouse/publicKeys.ts";
import { codeOf } from "../refusal.ts";
import { allTags, named, tagsOf } from "./resources.ts";

const unknownResource = "InvalidParameterValue.ResourceDescriptionError";

describe("tags in the products and in the tag service", () => {
  test("are the same after a purchase and after later changes", async () => {
    await using cloud = await TestCloud.start();
    const Tags = [
      { Key: "env", Value: "test" },
      { Key: "owner", Value: "ann" },
    ];
    const id = await bought(cloud, { Tags });
    expect(await tagsOf(cloud, named(id))).toEqual(["env=test", "owner=ann"]);
    expect(await allTags(cloud)).toEqual(["env=test", "owner=ann"]);

    const { FailedResources } = await cloud.tag().TagResources({
      ResourceList: [named(id)],
      Tags: [
        { TagKey: "env", TagValue: "live" },
        { TagKey: "tier", TagValue: "web" },
      ],
    });
    expect(FailedResources).toEqual([]);
    const now = [
      { Key: "env", Value: "live" },
      { Key: "owner", Value: "ann" },
      { Key: "tier", Value: "web" },
    ];
    expect((await instance(cloud, id))?.Tags).toEqual(now);
    const found = async (Name: string, value: string) => {
      const { InstanceSet = [] } = await cloud.lighthouse().DescribeInstances({ Filters: [{ Name, Values: [value] }] });
      return InstanceSet.map((one) => one.InstanceId);
    };
    expect(await found("tag-key", "tier")).toEqual([id]);
    expect(await found("tag-value", "web")).toEqual([id]);
    expect(await found("tag:env", "live")).toEqual([id]);
    expect(await found("tag:env", "test")).toEqual([]);

    await cloud.tag().UnTagResources({ ResourceList: [named(id)], TagKeys: ["env", "nothing"] });
    expect((await instance(cloud, id))?.Tags).toEqual(now.slice(1));
    expect(await found("tag-key", "env")).toEqual([]);
    // Tags outlive what bore them.
    expect(await allTags(cloud)).toEqual(["env=live", "env=test", "owner=ann", "tier=web"]);
  });

  test("can be bound to each taggable resource type", async () => {
    await using cloud = await TestCloud.start();
    const [client, cvm, tag] = [cloud.lighthouse(), cloud.cvm(), cloud.tag()];
    const InstanceId = await bought(cloud);
    const DiskId = await boughtDisk(cloud, { DiskBackupQuota: 1 });
    const { DiskBackupId = "" } = await client.CreateDiskBackup({ DiskId, Tags: [{ Key: "made", Value: "1" }] });
    const { SnapshotId = "" } = await client.CreateInstanceSnapshot({
      InstanceId,
      Tags: [{ Key: "made", Value: "2" }],
    });
    cloud.clock.advance(2000);
    const image = { BlueprintName: "mine", InstanceId, ForcePowerOff: true, Tags: [{ Key: "made", Value: "3" }] };
    const { BlueprintId = "" } = await client.CreateBlueprint(image);
    const { KeyPair } = await client.CreateKeyPair({ KeyName: "a", Tags: [{ Key: "made", Value: "4" }] });
    const imported = { KeyName: "b", PublicKey: rsa1024, Tags: [{ Key: "made", Value: "5" }] };
    const { KeyId = "" } = await client.ImportKeyPair(imported);
    const list: [string, string, string[]][] = [
      ["lighthouse/instance", InstanceId, []],
      ["lighthouse/disk", DiskId, []],
      ["lighthouse/disk-backup", DiskBackupId, ["made=1"]],
      ["lighthouse/snapshot", SnapshotId, ["made=2"]],
      ["lighthouse/blueprint", BlueprintId, ["made=3"]],
      ["lighthouse/keypair", KeyPair?.KeyId ?? "", ["made=4"]],
      ["lighthouse/keypair", KeyId, ["made=5"]],
      ["cvm/image", "img-xkd784jw", ["team=web"]],
    ];
    for (const [kind, id, before] of list) {
      const resource = named(id, kind);
      expect([kind, (await tagsOf(cloud, resource)) ?? []]).toEqual([kind, before]);
      const { FailedResources } = await tag.TagResources({
        ResourceList: [resource],
        Tags: [{ TagKey: "kind", TagValue: kind }],
      });
      expect([kind, FailedResources]).toEqual([kind, []]);
      expect(await tagsOf(cloud, resource)).toEqual([...before, `kind=${kind}`]);
    }
    const mine = (kind: string) => [{ Name: "tag:kind", Values: [`lighthouse/${kind}`] }];
    expect((await client.DescribeDisks({ Filters: mine("disk") })).DiskSet?.[0]?.DiskId).toBe(DiskId);
    const backups = await client.DescribeDiskBackups({ Filters: mine("disk-backup") });
    expect(backups.DiskBackupSet?.[0]?.DiskBackupId).toBe(DiskBackupId);
    expect((await client.DescribeSnapshots({ Filters: mine("snapshot") })).SnapshotSet?.[0]?.SnapshotId).toBe(
      SnapshotId,
    );
    const blueprints = await client.DescribeBlueprints({ Filters: mine("blueprint") });
    expect(blueprints.BlueprintSet?.map((one) => one.BlueprintId)).toEqual([BlueprintId]);
    expect((await client.DescribeKeyPairs({ Filters: mine("keypair") })).TotalCount).toBe(2);
    const tagged = await cvm.DescribeImages({ Filters: [{ Name: "tag:kind", Values: ["cvm/image"] }] });
    expect(tagged.ImageSet?.map((one) => one.ImageId)).toEqual(["img-xkd784jw"]);
    const { ResourceTagMappingList = [] } = await tag.GetResources({ TagFilters: [{ TagKey: "kind" }] });
    expect(ResourceTagMappingList.map((one) => one.Resource)).toEqual(list.map(([kind, id]) => named(id, kind)).sort());
  });

  test("are bound when a CVM image is created and deleted with it", async () => {
    await using cloud = await TestCloud.start();
    const { ImageId = "" } = await cloud.cvm().ImportImage({
      ...{
        Architecture: "x86_64",
        OsType: "Ubuntu",
        OsVersion: "20",
        ImageUrl: "https://a.b/c.qcow2",
        ImageName: "mine",
      },
      TagSpecification: [{ ResourceType: "image", Tags: [{ Key: "from", Value: "file" }] }],
    });
    expect(await tagsOf(cloud, named(ImageId ?? "", "cvm/image"))).toEqual(["from=file"]);
    expect(await codeOf(cloud.tag().DeleteTag({ TagKey: "from", TagValue: "file" }))).toBe(
      "FailedOperation.TagAttachedResource",
    );
  });

  test("are unbound from destroyed resources but still exist", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse();
    const id = await bought(cloud, { Tags: [{ Key: "env", Value: "test" }] });
    await client.IsolateInstances({ InstanceIds: [id] });
    cloud.clock.advance(2000);
    await client.TerminateInstances({ InstanceIds: [id] });
    expect(await tagsOf(cloud, named(id))).toEqual(["env=test"]);
    cloud.clock.advance(2000);
    // Nobody has asked Lighthouse meanwhile.
    expect(await tagsOf(cloud, named(id))).toBeUndefined();
    expect(await allTags(cloud)).toEqual(["env=test"]);
    await cloud.tag().DeleteTag({ TagKey: "env", TagValue: "test" });
    expect(await allTags(cloud)).toEqual([]);
  });
});

test("rejects in products the tags that the tag service rejects", async () => {
  await using cloud = await TestCloud.start();
  for (const [Key, Value] of [
    ["", "v"],
    ["k".repeat(128), "v"],
    ["a*b", "v"],
    ["qcloud", "v"],
    ["k", "v".repeat(256)],
    ["k", "<v>"],
  ] as const) {
    const call = cloud.lighthouse().CreateKeyPair({ KeyName: "a", Tags: [{ Key, Value }] });
    expect([Key, await codeOf(call)]).toEqual([Key, "InvalidParameterValue"]);
    const TagSpecification = [{ ResourceType: "image", Tags: [{ Key, Value }] }];
    const image = cloud.cvm().CreateImage({ ImageName: "a", InstanceId: "ins-00000000", TagSpecification });
    expect([Key, await codeOf(image)]).toEqual([Key, expect.stringMatching(/^InvalidParameterValue(\.TooLarge)?$/)]);
  }
});

describe("tags of single resources, as Terraform changes them", () => {
  test("are replaced and deleted by ModifyResourceTags, also without an account in the description", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    const id = await bought(cloud, { Tags: [{ Key: "env", Value: "test" }] });
    const Resource = `qcs::lighthouse:ap-guangzhou:uin/:instance/${id}`;
    const ReplaceTags = [
      { TagKey: "env", TagValue: "live" },
      { TagKey: "empty", TagValue: "" },
    ];
    await tag.ModifyResourceTags({ Resource, ReplaceTags });
    expect(await tagsOf(cloud, named(id))).toEqual(["env=live", "empty="]);
    await tag.ModifyResourceTags({
      Resource,
      ReplaceTags: [{ TagKey: "a", TagValue: "1" }],
      DeleteTags: [{ TagKey: "env" }],
    });
    const { Rows, TotalCount } = await tag.DescribeResourceTags({
      ...{ ServiceType: "lighthouse", ResourcePrefix: "instance", ResourceRegion: "ap-guangzhou", ResourceId: id },
      ...{ Offset: 0, Limit: 20 },
    });
    expect(TotalCount).toBe(2);
    expect(Rows?.[1]).toEqual({
      ...{ TagKey: "a", TagValue: "1", ResourceId: id, ServiceType: "lighthouse", Category: "Custom" },
      TagKeyMd5: "0cc175b9c0f1b6a831c399e269772661",
      TagValueMd5: "c4ca4238a0b923820dcc509a6f75849b",
    });

    const refused = (more: object) => codeOf(tag.ModifyResourceTags({ Resource, ...more }));
    expect(await refused({})).toBe("InvalidParameter.Tag");
    expect(await refused({ ReplaceTags: [] })).toBe("InvalidParameter.Tag");
    const both = { ReplaceTags: [{ TagKey: "a", TagValue: "2" }], DeleteTags: [{ TagKey: "a" }] };
    expect(await refused(both)).toBe("InvalidParameterValue.DeleteTagsParamError");
    const eleven = Array.from({ length: 11 }, (_, n) => ({ TagKey: `k${n}`, TagValue: "v" }));
    expect(await refused({ ReplaceTags: eleven })).toBe("LimitExceeded.Quota");
    expect(await refused({ ...both, DeleteTags: [{ TagKey: "" }] })).toBe("InvalidParameterValue.TagKeyEmpty");
    expect(await refused({ DeleteTags: [{ TagKey: "k".repeat(128) }] })).toBe(
      "InvalidParameterValue.TagKeyLengthExceeded",
    );
    expect(await refused({ DeleteTags: [{ TagKey: "a*" }] })).toBe("InvalidParameterValue.TagKeyCharacterIllegal");
    const withTag = (TagKey: string, TagValue: string) => refused({ ReplaceTags: [{ TagKey, TagValue }] });
    expect(await withTag("qcloud:x", "v")).toBe("InvalidParameter.ReservedTagKey");
    expect(await withTag("a", "v".repeat(256))).toBe("InvalidParameterValue.TagValueLengthExceeded");
    expect(await withTag("a", "<")).toBe("InvalidParameterValue.TagValueCharacterIllegal");
    await tag.ModifyResourceTags({
      Resource,
      ReplaceTags: [{ TagKey: "部门 (一)", TagValue: "+-=._:/@()[]（）【】" }],
    });
    expect(await tagsOf(cloud, named(id))).toEqual(["empty=", "a=1", "部门 (一)=+-=._:/@()[]（）【】"]);
  });

  test("are bound, changed and unbound by AddResourceTag, UpdateResourceTagValue and DeleteResourceTag", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    const id = await bought(cloud);
    const Resource = named(id);
    await tag.AddResourceTag({ Resource, TagKey: "env", TagValue: "test" });
    const again = tag.AddResourceTag({ Resource, TagKey: "env", TagValue: "other" });
    expect(await codeOf(again)).toBe("ResourceInUse.TagKeyAttached");
    await tag.UpdateResourceTagValue({ Resource, TagKey: "env", TagValue: "live" });
    expect((await instance(cloud, id))?.Tags).toEqual([{ Key: "env", Value: "live" }]);
    const missing = "ResourceNotFound.AttachedTagKeyNotFound";
    expect(await codeOf(tag.UpdateResourceTagValue({ Resource, TagKey: "b", TagValue: "c" }))).toBe(missing);
    await tag.DeleteResourceTag({ Resource, TagKey: "env" });
    expect(await codeOf(tag.DeleteResourceTag({ Resource, TagKey: "env" }))).toBe(missing);
    expect((await instance(cloud, id))?.Tags).toEqual([]);

    const strangers = [
      named(id, "lighthouse/instance", "ap-guangzhou", "100000000002"),
      named(id, "lighthouse/instance", "ap-shanghai"),
      named("lhins-00000000"),
      named(id, "lighthouse/disk"),
      named(id, "lighthouse/firewall"),
      named("ins-1", "cvm/instance"),
      id,
      `${named(id)}:x`,
    ];
    for (const stranger of strangers) {
      const call = tag.AddResourceTag({ Resource: stranger, TagKey: "a", TagValue: "b" });
      expect([stranger, await codeOf(call)]).toEqual([stranger, unknownResource]);
    }
    expect(await codeOf(cloud.tag(key(2)).AddResourceTag({ Resource, TagKey: "a", TagValue: "b" }))).toBe(
      unknownResource,
    );
    // What was refused has made no tag.
    expect(await allTags(cloud)).toEqual(["env=live", "env=test"]);
  });

  test("are limited to fifty per resource", async () => {
    await using cloud = await TestCloud.start();
    const tag = cloud.tag();
    const Resource = named(await bought(cloud));
    const ten = (group: number) => Array.from({ length: 10 }, (_, n) => ({ TagKey: `k${group}${n}`, TagValue: "v" }));
    for (const group of [1, 2, 3, 4, 5]) await tag.TagResources({ ResourceList: [Resource], Tags: ten(group) });
    const more = { TagKey: "more", TagValue: "v" };
    const tooMany = "LimitExceeded.ResourceAttachedTags";
    expect(await codeOf(tag.AddResourceTag({ Resource, ...more }))).toBe(tooMany);
    expect(await codeOf(tag.ModifyResourceTags({ Resource, ReplaceTags: [more] }))).toBe(tooMany);
    const { FailedResources } = await tag.TagResources({ ResourceList: [Resource], Tags: [more] });
    expect(FailedResources?.map(({ Code }) => Code)).toEqual([tooMany]);
    await tag.ModifyResourceTags({ Resource, ReplaceTags: [more], DeleteTags: [{ TagKey: "k10" }] });
    expect((await tagsOf(cloud, Resource))?.length).toBe(50);
  });
});
