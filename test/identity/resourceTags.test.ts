import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { createdBlueprint } from "../lighthouse/blueprints.ts";
import { bought } from "../lighthouse/bought.ts";
import { boughtDisk } from "../lighthouse/disks.ts";
import { codeOf } from "../refusal.ts";
import { named } from "../tag/resources.ts";

const user = 100000000102;
const account = "100000000001";
const noPermission = "UnauthorizedOperation.NoPermission";
/** Some actions of Lighthouse do not declare its own code. */
const denied = /^UnauthorizedOperation\.NoPermission$|^AuthFailure\.UnauthorizedOperation$/;
const team = (value: string) => [{ Key: "team", Value: value }];

type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
interface Statement {
  readonly effect: "allow" | "deny";
  readonly action?: string;
  readonly resource?: string;
  readonly condition?: Condition;
}

const hasTag = (key: "resource_tag" | "request_tag", ...tags: readonly string[]): Condition => ({
  "for_any_value:string_equal": { [`qcs:${key}`]: tags },
});
const tagged = hasTag("resource_tag", "team&blue");
const onlyTagged: Statement = { effect: "allow", condition: tagged };
const notTagged: readonly Statement[] = [{ effect: "allow" }, { effect: "deny", condition: tagged }];

let cloud: TestCloud;
let PolicyId: number;
beforeAll(async () => {
  cloud = await TestCloud.start();
  const PolicyDocument = documentOf({ effect: "deny" });
  ({ PolicyId = 0 } = await cloud.cam().CreatePolicy({ PolicyName: "of-the-test", PolicyDocument }));
  await cloud.cam().AttachUserPolicy({ PolicyId, AttachUin: user });
});
afterAll(() => cloud[Symbol.asyncDispose]());
beforeEach(() => grant({ effect: "deny" }));

const documentOf = (...statements: readonly Statement[]): string =>
  JSON.stringify({
    version: "2.0",
    statement: statements.map(({ action = "*", resource = "*", ...rest }) => ({ action, resource, ...rest })),
  });
const grant = (...statements: readonly Statement[]) =>
  cloud.cam().UpdatePolicy({ PolicyId, PolicyDocument: documentOf(...statements) });
const by = key(102);

describe("a condition on qcs:resource_tag of Lighthouse", () => {
  test("is decided on the tags of each instance of a call, as they are at the call", async () => {
    const blue = await bought(cloud, { Tags: team("blue") });
    const red = await bought(cloud, { Tags: team("red") });
    const bare = await bought(cloud);
    const client = cloud.lighthouse(by);
    const read = (...InstanceIds: string[]) => client.DescribeInstances({ InstanceIds });

    await grant(onlyTagged);
    expect((await read(blue)).TotalCount).toBe(1);
    for (const ids of [[red], [bare], [blue, red], [red, blue], [blue, bare], []]) {
      expect([ids, await codeOf(read(...ids))]).toEqual([ids, noPermission]);
    }
    await cloud.tag().AddResourceTag({ TagKey: "team", TagValue: "blue", Resource: named(bare) });
    expect((await read(blue, bare)).TotalCount).toBe(2);
    await cloud.tag().DeleteResourceTag({ TagKey: "team", Resource: named(bare) });
    expect(await codeOf(read(bare))).toBe(noPermission);

    await grant(...notTagged);
    expect((await read(red, bare)).TotalCount).toBe(2);
    expect(await codeOf(read(red, blue))).toBe(noPermission);
    expect(await codeOf(client.StopInstances({ InstanceIds: [blue] }))).toBe(noPermission);
    expect(await codeOf(client.RebootInstances({ InstanceIds: [red, blue] }))).toBe(noPermission);
  });

  test("holds for each kind of resource with tags", async () => {
    const [root, client] = [cloud.lighthouse(), cloud.lighthouse(by)];
    const InstanceId = await bought(cloud);
    const DiskId = await boughtDisk(cloud, { Tags: team("blue"), DiskBackupQuota: 1 });
    const { DiskBackupId = "" } = await root.CreateDiskBackup({ DiskId, Tags: team("blue") });
    const { SnapshotId = "" } = await root.CreateInstanceSnapshot({ InstanceId, Tags: team("blue") });
    cloud.clock.advance(1000);
    const BlueprintId = await createdBlueprint(cloud, { InstanceId, Tags: team("blue") });
    const { KeyPair } = await root.CreateKeyPair({ KeyName: "blue", Tags: team("blue") });
    const KeyId = KeyPair?.KeyId ?? "";
    const calls: readonly (() => Promise<unknown>)[] = [
      () => client.DescribeDisks({ DiskIds: [DiskId] }),
      () => client.DescribeDisksDeniedActions({ DiskIds: [DiskId] }),
      () => client.DescribeDiskBackups({ DiskBackupIds: [DiskBackupId] }),
      () => client.DescribeSnapshots({ SnapshotIds: [SnapshotId] }),
      () => client.ModifySnapshotAttribute({ SnapshotId, SnapshotName: "renamed" }),
      () => client.DescribeBlueprints({ BlueprintIds: [BlueprintId] }),
      () => client.ModifyBlueprintAttribute({ BlueprintId, BlueprintName: "renamed" }),
      () => client.DescribeKeyPairs({ KeyIds: [KeyId] }),
    ];
    await grant(onlyTagged);
    for (const call of calls) await call();
    await grant(...notTagged);
    for (const call of calls) expect(await codeOf(call())).toMatch(denied);
    await grant({ effect: "allow", condition: hasTag("resource_tag", "team&red", "other&blue") });
    for (const call of calls) expect(await codeOf(call())).toMatch(denied);
  });

  test("holds for the calls of other services that name the resource", async () => {
    const blue = await bought(cloud, { Tags: team("blue") });
    const [tag, monitor] = [cloud.tag(by), cloud.monitor(by)];
    const ids = {
      ServiceType: "lighthouse",
      ResourcePrefix: "instance",
      ResourceRegion: "ap-guangzhou",
      ResourceIds: [blue],
    };
    const Dimensions = [{ Name: "InstanceId", Value: blue }];
    const calls: readonly (() => Promise<unknown>)[] = [
      () => tag.AddResourceTag({ TagKey: "stage", TagValue: "test", Resource: named(blue) }),
      () => tag.TagResources({ ResourceList: [named(blue)], Tags: [{ TagKey: "stage", TagValue: "test" }] }),
      () => tag.UnTagResources({ ResourceList: [named(blue).replace(account, "")], TagKeys: ["stage"] }),
      () => tag.AttachResourcesTag({ ...ids, TagKey: "stage", TagValue: "test" }),
      () => tag.DescribeResourceTagsByResourceIds(ids),
      () =>
        monitor.GetMonitorData({
          Namespace: "QCE/LIGHTHOUSE",
          MetricName: "LighthouseOuttraffic",
          Instances: [{ Dimensions }],
        }),
    ];
    await grant(onlyTagged);
    for (const call of calls) await call();
    await grant(...notTagged);
    for (const call of calls) expect(await codeOf(call())).toBe("AuthFailure.UnauthorizedOperation");
  });
});

test("a condition on qcs:resource_tag holds for images and instances of CVM", async () => {
  const cvm = cloud.cvm(by);
  const Tags = team("blue");
  const { InstanceIdSet: [InstanceId = ""] = [] } = await cloud.cvm().RunInstances({
    ...{ ImageId: "img-487zeit5", InstanceType: "SA5.MEDIUM2", Placement: { Zone: "ap-guangzhou-6" } },
    TagSpecification: [{ ResourceType: "instance", Tags }],
  });
  cloud.clock.advance(60_000);
  const { ImageId = "" } = await cloud.cvm().CreateImage({
    ...{ ImageName: "blue", InstanceId },
    TagSpecification: [{ ResourceType: "image", Tags }],
  });
  cloud.clock.advance(60_000);
  const calls: readonly (() => Promise<unknown>)[] = [
    () => cvm.DescribeInstances({ InstanceIds: [InstanceId] }),
    () => cvm.ModifyImageAttribute({ ImageId: ImageId ?? "", ImageDescription: "changed" }),
  ];
  await grant(onlyTagged);
  for (const call of calls) await call();
  await grant(...notTagged);
  const reads = [
    () => cvm.DescribeImages({ ImageIds: [ImageId ?? ""] }),
    () => cvm.DescribeImageSharePermission({ ImageId: ImageId ?? "" }),
  ];
  for (const call of [...calls, ...reads]) expect(await codeOf(call())).toBe("UnauthorizedOperation");
  expect((await cvm.DescribeImages({ ImageIds: ["img-487zeit5"] })).TotalCount).toBe(1);
});

test("a condition on qcs:resource_tag holds for roles and policies of CAM, by name and by id", async () => {
  const [root, cam] = [cloud.cam(), cloud.cam(by)];
  const principal = { qcs: [`qcs::cam::uin/${account}:root`] };
  const trust = { version: "2.0", statement: [{ effect: "allow", action: "sts:AssumeRole", principal }] };
  const role = { RoleName: "blue", PolicyDocument: JSON.stringify(trust), Tags: team("blue") };
  const { RoleId = "" } = await root.CreateRole(role);
  await root.CreateRole({ ...role, RoleName: "red", Tags: team("red") });
  const document = documentOf({ effect: "allow" });
  const policy = { PolicyName: "blue", PolicyDocument: document, Tags: team("blue") };
  const { PolicyId: blue = 0 } = await root.CreatePolicy(policy);
  const assume = (name: string) =>
    cloud.sts(by).AssumeRole({ RoleArn: `qcs::cam::uin/${account}:${name}`, RoleSessionName: "session" });
  const calls: readonly (() => Promise<unknown>)[] = [
    () => cam.GetRole({ RoleName: "blue" }),
    () => cam.GetRole({ RoleId }),
    () => cam.GetPolicy({ PolicyId: blue }),
    () => cam.UpdatePolicy({ PolicyName: "blue", Description: "changed" }),
    () => assume("roleName/blue"),
    () => assume(`role/${RoleId}`),
  ];
  await grant(onlyTagged);
  for (const call of calls) await call();
  expect(await codeOf(cam.GetRole({ RoleName: "red" }))).toBe("AuthFailure.UnauthorizedOperation");
  expect(await codeOf(assume("roleName/red"))).toBe("UnauthorizedOperation");
  await grant(...notTagged);
  for (const call of calls) expect(await codeOf(call())).toMatch(/^(AuthFailure\.)?UnauthorizedOperation$/);
  await cam.GetRole({ RoleName: "red" });
  expect((await assume("roleName/red")).Credentials?.Token).toBeString();
});

test("a condition on qcs:request_tag is decided on the tags that the call sets", async () => {
  const [client, cvm, tag] = [cloud.lighthouse(by), cloud.cvm(by), cloud.tag(by)];
  await grant({ effect: "allow", condition: hasTag("request_tag", "team&blue") });
  const create = (KeyName: string, Tags?: ReturnType<typeof team>) =>
    client.CreateKeyPair({ KeyName, ...(Tags && { Tags }) });
  await create("request_1", team("blue"));
  await create("request_2", [...team("blue"), { Key: "stage", Value: "test" }]);
  expect(await codeOf(create("request_3", team("red")))).toBe(noPermission);
  expect(await codeOf(create("request_3"))).toBe(noPermission);
  const import_ = (Tags: ReturnType<typeof team>) =>
    cvm.CreateImage({
      ImageName: "x",
      InstanceId: "ins-00000000",
      TagSpecification: [{ ResourceType: "image", Tags }],
    });
  expect(await codeOf(import_(team("red")))).toBe("UnauthorizedOperation");
  expect(await codeOf(import_(team("blue")))).toBe("InvalidInstanceId.NotFound");
  await tag.CreateTag({ TagKey: "team", TagValue: "blue" }).catch((error: unknown) => {
    expect(error).toMatchObject({ code: "ResourceInUse.TagDuplicate" });
  });
  expect(await codeOf(tag.CreateTag({ TagKey: "team", TagValue: "green" }))).toBe("AuthFailure.UnauthorizedOperation");
});
