import { describe, expect, test } from "bun:test";
import { publishedCodes } from "#kernel/action.ts";
import { commonMessages } from "#protocol/messages.ts";
import { services } from "#services/index.ts";
import { type Credential, key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

const lighthouseAccount = "100000000000";

/** What these tests do again and again, as account 1 in Guangzhou. */
function acting(cloud: TestCloud, credential: Credential = key(1)) {
  const [client, cvm] = [cloud.lighthouse(credential), cloud.cvm(credential)];
  return {
    share: async (ImageId: string) =>
      (await client.ModifyImageSharePermission({ ImageId, Permission: "SHARE" })).BlueprintId,
    cancel: (ImageId: string) => client.ModifyImageSharePermission({ ImageId, Permission: "CANCEL" }),
    shareable: async (id: string) =>
      (await client.DescribeImagesToShare({ ImageIds: [id] })).ImageSet?.[0]?.IsShareable,
    blueprint: async (id: string) =>
      (await client.DescribeBlueprints({ Limit: 100 })).BlueprintSet?.find((one) => one.ImageId === id),
    receivers: async (ImageId: string) =>
      (await cvm.DescribeImageSharePermission({ ImageId })).SharePermissionSet?.map((one) => one.AccountId),
    withdraw: (ImageId: string) =>
      cvm.ModifyImageSharePermission({ ImageId, AccountIds: [lighthouseAccount], Permission: "CANCEL" }),
    client,
    cvm,
  };
}

describe("sharing", () => {
  test("makes a blueprint with the image's facts, and a record at CVM", async () => {
    await using cloud = await TestCloud.start();
    const { share, blueprint, receivers } = acting(cloud);
    const id = await share("img-cs2rrmp0");
    const { DockerVersion, ...rest } = (await blueprint("img-cs2rrmp0")) ?? {};
    expect(DockerVersion).toBeNull();
    expect(rest).toEqual({
      BlueprintId: id ?? "",
      DisplayTitle: "ubuntu",
      DisplayVersion: "",
      Description: "ubuntu",
      OsName: "Ubuntu Server 20.04 LTS 64bit",
      Platform: "UBUNTU",
      PlatformType: "LINUX_UNIX",
      BlueprintType: "SHARED",
      ImageUrl: "",
      RequiredSystemDiskSize: 50,
      BlueprintState: "NORMAL",
      CreatedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      BlueprintName: "ubuntu",
      SupportAutomationTools: true,
      RequiredMemorySize: 1,
      ImageId: "img-cs2rrmp0",
      CommunityUrl: "",
      GuideUrl: "",
      SceneIdSet: [],
      BlueprintShared: false,
      Tags: [],
    });
    expect(await receivers("img-cs2rrmp0")).toEqual([lighthouseAccount]);
  });
  test("a Windows image makes a Windows blueprint, which needs more memory", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse(key(1), "ap-singapore");
    const { BlueprintId } = await client.ModifyImageSharePermission({ ImageId: "img-sgwin001", Permission: "SHARE" });
    const { BlueprintSet } = await client.DescribeBlueprints({ BlueprintIds: [BlueprintId ?? ""] });
    expect(BlueprintSet).toMatchObject([{ Platform: "WINDOWS", PlatformType: "WINDOWS", RequiredMemorySize: 2 }]);
  });
  test("is the image's owner's own affair: blueprints of other accounts and regions stay apart", async () => {
    await using cloud = await TestCloud.start();
    const id = (await acting(cloud).share("img-cs2rrmp0")) ?? "";
    for (const other of [cloud.lighthouse(key(2)), cloud.lighthouse(key(1), "ap-shanghai")]) {
      expect((await other.DescribeBlueprints({ BlueprintIds: [id] })).TotalCount).toBe(0);
      expect(await codeOf(other.ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "CANCEL" }))).toBe(
        "ResourceNotFound.ImageIdNotFound",
      );
    }
  });
  test("again after a cancel makes another blueprint", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancel, blueprint, receivers } = acting(cloud);
    const first = await share("img-cs2rrmp0");
    expect((await cancel("img-cs2rrmp0")).BlueprintId).toBeNull();
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await receivers("img-cs2rrmp0")).toEqual([]);
    const second = await share("img-cs2rrmp0");
    expect(second).toMatch(/^lhbp-[0-9a-z]{8}$/);
    expect(second).not.toBe(first);
    expect((await blueprint("img-cs2rrmp0"))?.BlueprintId).toBe(second);
  });
  test("an image that CVM has a record of already only lacks its blueprint", async () => {
    await using cloud = await TestCloud.start();
    const { share, blueprint, receivers, cvm } = acting(cloud);
    await cvm.ModifyImageSharePermission({
      ImageId: "img-cs2rrmp0",
      AccountIds: [lighthouseAccount],
      Permission: "SHARE",
    });
    const id = await share("img-cs2rrmp0");
    expect((await blueprint("img-cs2rrmp0"))?.BlueprintId).toBe(id);
    expect(await receivers("img-cs2rrmp0")).toEqual([lighthouseAccount]);
  });
});

describe("withdrawing a share from CVM's side", () => {
  test("makes the blueprint vanish and the image shareable", async () => {
    await using cloud = await TestCloud.start();
    const { share, withdraw, shareable, blueprint, receivers, cancel } = acting(cloud);
    await share("img-cs2rrmp0");
    await withdraw("img-cs2rrmp0");
    expect(await receivers("img-cs2rrmp0")).toEqual([]);
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await shareable("img-cs2rrmp0")).toBe(true);
    expect(await codeOf(cancel("img-cs2rrmp0"))).toBe("FailedOperation.ImageOperationFailed");
  });
  test("and sharing again gives a blueprint with what the image has become", async () => {
    await using cloud = await TestCloud.start();
    const { share, withdraw, blueprint, cvm } = acting(cloud);
    await share("img-cs2rrmp0");
    await withdraw("img-cs2rrmp0");
    await cvm.ModifyImageAttribute({ ImageId: "img-cs2rrmp0", ImageName: "renamed", ImageDescription: "since then" });
    cloud.clock.advance(60_000);
    const before = Math.floor(cloud.clock.now() / 1000) * 1000;
    const id = await share("img-cs2rrmp0");
    const found = await blueprint("img-cs2rrmp0");
    expect(found).toMatchObject({ BlueprintId: id, BlueprintName: "renamed", Description: "since then" });
    expect(Date.parse(found?.CreatedTime ?? "")).toBeGreaterThanOrEqual(before);
  });
  test("and deleting the image leaves the other lists whole", async () => {
    await using cloud = await TestCloud.start();
    const { share, withdraw, blueprint, client, cvm } = acting(cloud);
    await share("img-cs2rrmp0");
    await withdraw("img-cs2rrmp0");
    await cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] });
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await blueprint("img-alrdysh1")).toBeDefined();
    expect((await client.DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] })).TotalCount).toBe(0);
  });
});

describe("refusals", () => {
  const noImage = "ResourceNotFound.ImageIdNotFound";
  test.each([
    ["an id without form", "img-CS2RRMP0", "SHARE", "InvalidParameterValue.InvalidImageIdMalformed"],
    ["another word than SHARE or CANCEL", "img-cs2rrmp0", "Share", "InvalidParameterValue"],
    ["no such image", "img-00000000", "SHARE", noImage],
    ["no such image, for CANCEL", "img-00000000", "CANCEL", noImage],
    ["another account's image", "img-quaypriv", "SHARE", noImage],
    ["an image of another region", "img-sgblog01", "SHARE", noImage],
    ["CANCEL of what is not shared", "img-cs2rrmp0", "CANCEL", "FailedOperation.ImageOperationFailed"],
    ["CANCEL of a public image", "img-487zeit5", "CANCEL", "FailedOperation.ImageOperationFailed"],
    ["an image that is shared already", "img-alrdysh1", "SHARE", "UnsupportedOperation.ImageAlreadyShared"],
    ["an image in use", "img-busy0001", "SHARE", "UnsupportedOperation.ImageOccupied"],
    ["a received image", "img-quaysrc1", "SHARE", "UnsupportedOperation.ImageUnableToShare"],
  ])("%s", async (_, ImageId, Permission, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().ModifyImageSharePermission({ ImageId, Permission }))).toBe(code);
  });
  test.each([
    [3, "ResourceNotFound.RoleNotFound"],
    [4, "UnsupportedOperation.AssumeRoleFailed"],
    [5, "UnauthorizedOperation.NoPermission"],
    [101, "UnauthorizedOperation.NoPermission"],
    [102, "UnauthorizedOperation.NoPermission"],
  ])("the caller with key %d", async (number, code) => {
    await using cloud = await TestCloud.start();
    const request = { ImageId: "img-cs2rrmp0", Permission: "SHARE" };
    expect(await codeOf(cloud.lighthouse(key(number)).ModifyImageSharePermission(request))).toBe(code);
    expect(await acting(cloud).shareable("img-cs2rrmp0")).toBe(true);
  });
  test("a role that may look but not share", async () => {
    await using cloud = await cloudOf({
      accounts: [
        account(1, {
          policies: [
            {
              name: "looking",
              document: JSON.stringify({
                version: "2.0",
                statement: [{ effect: "allow", action: "cvm:Describe*", resource: "*" }],
              }),
            },
          ],
          roles: [
            {
              name: "Lighthouse_QCSLinkedRoleInBasic",
              service: "basic.lighthouse.cloud.tencent.com",
              policies: ["looking"],
            },
          ],
        }),
      ],
      images: [image("img-mayshare")],
    });
    const { share, shareable, blueprint } = acting(cloud);
    expect(await shareable("img-mayshare")).toBe(true);
    expect(await codeOf(share("img-mayshare"))).toBe("UnauthorizedOperation.NoPermission");
    // The blueprint that was noted beforehand does not count.
    expect(await blueprint("img-mayshare")).toBeUndefined();
    expect(await shareable("img-mayshare")).toBe(true);
  });
  test("what CVM refuses is quoted: an image with its own licence, and a whole share list", async () => {
    await using cloud = await cloudOf({ images: [image("img-byol0001", { license: "BYOL" })] });
    const { share, blueprint } = acting(cloud);
    expect(await refusalOf(share("img-byol0001"))).toMatchObject({
      code: "FailedOperation.ImageOperationFailed",
      message: expect.stringContaining("FailedOperation.BYOLImageShareFailed"),
    });
    expect(await blueprint("img-byol0001")).toBeUndefined();
  });
  test("CVM does not delete what is shared", async () => {
    await using cloud = await TestCloud.start();
    const { share, cvm, cancel } = acting(cloud);
    await share("img-cs2rrmp0");
    expect(await codeOf(cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] }))).toBe("InvalidImageId.InShared");
    await cancel("img-cs2rrmp0");
    await cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] });
  });
});

describe("at the same time", () => {
  async function documented(): Promise<ReadonlySet<string>> {
    const action = await services.get("lighthouse")?.load("ModifyImageSharePermission");
    return new Set([...(action ? publishedCodes(action.published) : []), ...Object.keys(commonMessages)]);
  }
  /** The blueprint ids and codes that calls end with. */
  async function outcomes(calls: readonly Promise<string | null | undefined>[]) {
    const settled = await Promise.allSettled(calls);
    const ids = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const codes = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason.code)] : []));
    return { ids, codes };
  }

  test("20 shares of one image make exactly one blueprint", async () => {
    await using cloud = await TestCloud.start();
    const { share, client, receivers } = acting(cloud);
    const { ids, codes } = await outcomes(Array.from({ length: 20 }, () => share("img-cs2rrmp0")));
    expect(ids.length + codes.length).toBe(20);
    expect(ids.length).toBeGreaterThanOrEqual(1);
    expect(new Set(ids).size).toBe(1);
    const known = await documented();
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    const { BlueprintSet } = await client.DescribeBlueprints({
      Limit: 100,
      Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }],
    });
    expect(BlueprintSet?.filter((one) => one.ImageId === "img-cs2rrmp0").map((one) => one.BlueprintId)).toEqual([
      ids[0] ?? "",
    ]);
    expect(await receivers("img-cs2rrmp0")).toEqual([lighthouseAccount]);
  });
  test("shares and cancels leave either a share with its blueprint, or neither", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancel, blueprint, shareable } = acting(cloud);
    const known = await documented();
    for (let round = 0; round < 5; round++) {
      const calls = Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0 ? share("img-cs2rrmp0") : cancel("img-cs2rrmp0").then((answer) => answer.BlueprintId),
      );
      const { codes } = await outcomes(calls);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
      expect((await blueprint("img-cs2rrmp0")) === undefined).toBe((await shareable("img-cs2rrmp0")) === true);
      await outcomes([share("img-cs2rrmp0")]);
      expect(await blueprint("img-cs2rrmp0")).toBeDefined();
      await cancel("img-cs2rrmp0");
    }
  });
});

test("a user of the account who may do it does it for the account", async () => {
  await using cloud = await cloudOf({
    accounts: [
      account(1, {
        users: [{ uin: uin(101), name: "sharer", keys: [key(101)], policies: ["QcloudLighthouseFullAccess"] }],
      }),
    ],
    images: [image("img-mayshare")],
  });
  const id = await acting(cloud, key(101)).share("img-mayshare");
  expect((await acting(cloud).blueprint("img-mayshare"))?.BlueprintId).toBe(id);
});
