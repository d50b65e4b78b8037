import { describe, expect, test } from "bun:test";
import { publishedCodes } from "#kernel/action.ts";
import { commonMessages } from "#protocol/messages.ts";
import { services } from "#services/index.ts";
import { type Credential, key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

const lighthouseAccount = "100000000000";

/** The calls of these tests, by default as account 1 in Guangzhou. */
function callsOf(cloud: TestCloud, credential: Credential = key(1)) {
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
    cancelInCvm: (ImageId: string) =>
      cvm.ModifyImageSharePermission({ ImageId, AccountIds: [lighthouseAccount], Permission: "CANCEL" }),
    client,
    cvm,
  };
}

describe("sharing an image", () => {
  test("creates a blueprint with the properties of the image, and a share in CVM", async () => {
    await using cloud = await TestCloud.start();
    const { share, blueprint, receivers } = callsOf(cloud);
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
  test("creates a Windows blueprint, which requires more memory, from a Windows image", async () => {
    await using cloud = await TestCloud.start();
    const client = cloud.lighthouse(key(1), "ap-singapore");
    const { BlueprintId } = await client.ModifyImageSharePermission({ ImageId: "img-sgwin001", Permission: "SHARE" });
    const { BlueprintSet } = await client.DescribeBlueprints({ BlueprintIds: [BlueprintId ?? ""] });
    expect(BlueprintSet).toMatchObject([{ Platform: "WINDOWS", PlatformType: "WINDOWS", RequiredMemorySize: 2 }]);
  });
  test("creates a blueprint that other accounts and regions cannot list or cancel", async () => {
    await using cloud = await TestCloud.start();
    const id = (await callsOf(cloud).share("img-cs2rrmp0")) ?? "";
    for (const other of [cloud.lighthouse(key(2)), cloud.lighthouse(key(1), "ap-shanghai")]) {
      expect((await other.DescribeBlueprints({ BlueprintIds: [id] })).TotalCount).toBe(0);
      expect(await codeOf(other.ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "CANCEL" }))).toBe(
        "ResourceNotFound.ImageIdNotFound",
      );
    }
  });
  test("creates another blueprint after a cancellation", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancel, blueprint, receivers } = callsOf(cloud);
    const first = await share("img-cs2rrmp0");
    expect((await cancel("img-cs2rrmp0")).BlueprintId).toBeNull();
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await receivers("img-cs2rrmp0")).toEqual([]);
    const second = await share("img-cs2rrmp0");
    expect(second).toMatch(/^lhbp-[0-9a-z]{8}$/);
    expect(second).not.toBe(first);
    expect((await blueprint("img-cs2rrmp0"))?.BlueprintId).toBe(second);
  });
  test("creates the blueprint if the share exists already in CVM", async () => {
    await using cloud = await TestCloud.start();
    const { share, blueprint, receivers, cvm } = callsOf(cloud);
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

describe("canceling a share in CVM", () => {
  test("deletes the blueprint and makes the image shareable", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancelInCvm, shareable, blueprint, receivers, cancel } = callsOf(cloud);
    await share("img-cs2rrmp0");
    await cancelInCvm("img-cs2rrmp0");
    expect(await receivers("img-cs2rrmp0")).toEqual([]);
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await shareable("img-cs2rrmp0")).toBe(true);
    expect(await codeOf(cancel("img-cs2rrmp0"))).toBe("FailedOperation.ImageOperationFailed");
  });
  test("allows a new share that creates a blueprint with the current properties of the image", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancelInCvm, blueprint, cvm } = callsOf(cloud);
    await share("img-cs2rrmp0");
    await cancelInCvm("img-cs2rrmp0");
    await cvm.ModifyImageAttribute({ ImageId: "img-cs2rrmp0", ImageName: "renamed", ImageDescription: "since then" });
    cloud.clock.advance(60_000);
    const before = Math.floor(cloud.clock.now() / 1000) * 1000;
    const id = await share("img-cs2rrmp0");
    const found = await blueprint("img-cs2rrmp0");
    expect(found).toMatchObject({ BlueprintId: id, BlueprintName: "renamed", Description: "since then" });
    expect(Date.parse(found?.CreatedTime ?? "")).toBeGreaterThanOrEqual(before);
  });
  test("keeps the other blueprints in the list if the image is deleted afterwards", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancelInCvm, blueprint, client, cvm } = callsOf(cloud);
    await share("img-cs2rrmp0");
    await cancelInCvm("img-cs2rrmp0");
    await cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] });
    expect(await blueprint("img-cs2rrmp0")).toBeUndefined();
    expect(await blueprint("img-alrdysh1")).toBeDefined();
    expect((await client.DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] })).TotalCount).toBe(0);
  });
});

describe("ModifyImageSharePermission", () => {
  const noImage = "ResourceNotFound.ImageIdNotFound";
  test.each([
    ["a malformed id", "img-CS2RRMP0", "SHARE", "InvalidParameterValue.InvalidImageIdMalformed"],
    ["a permission other than SHARE and CANCEL", "img-cs2rrmp0", "Share", "InvalidParameterValue"],
    ["an unknown image", "img-00000000", "SHARE", noImage],
    ["CANCEL of an unknown image", "img-00000000", "CANCEL", noImage],
    ["an image of another account", "img-quaypriv", "SHARE", noImage],
    ["an image of another region", "img-sgblog01", "SHARE", noImage],
    ["CANCEL of an image that is not shared", "img-cs2rrmp0", "CANCEL", "FailedOperation.ImageOperationFailed"],
    ["CANCEL of a public image", "img-487zeit5", "CANCEL", "FailedOperation.ImageOperationFailed"],
    ["an image that is shared already", "img-alrdysh1", "SHARE", "UnsupportedOperation.ImageAlreadyShared"],
    ["an image in use", "img-busy0001", "SHARE", "UnsupportedOperation.ImageOccupied"],
    ["a received image", "img-quaysrc1", "SHARE", "UnsupportedOperation.ImageUnableToShare"],
  ])("rejects %s", async (_, ImageId, Permission, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.lighthouse().ModifyImageSharePermission({ ImageId, Permission }))).toBe(code);
  });
  test.each([
    [3, "ResourceNotFound.RoleNotFound"],
    [4, "UnsupportedOperation.AssumeRoleFailed"],
    [5, "UnauthorizedOperation.NoPermission"],
    [101, "UnauthorizedOperation.NoPermission"],
    [102, "UnauthorizedOperation.NoPermission"],
  ])("rejects the caller with key %d", async (number, code) => {
    await using cloud = await TestCloud.start();
    const request = { ImageId: "img-cs2rrmp0", Permission: "SHARE" };
    expect(await codeOf(cloud.lighthouse(key(number)).ModifyImageSharePermission(request))).toBe(code);
    expect(await callsOf(cloud).shareable("img-cs2rrmp0")).toBe(true);
  });
  test("rejects a share if the role may only read images", async () => {
    await using cloud = await cloudOf({
      accounts: [
        account(1, {
          policies: [
            {
              name: "reading",
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
              policies: ["reading"],
            },
          ],
        }),
      ],
      images: [image("img-mayshare")],
    });
    const { share, shareable, blueprint } = callsOf(cloud);
    expect(await shareable("img-mayshare")).toBe(true);
    expect(await codeOf(share("img-mayshare"))).toBe("UnauthorizedOperation.NoPermission");
    // The blueprint that was stored before the call to CVM is not listed.
    expect(await blueprint("img-mayshare")).toBeUndefined();
    expect(await shareable("img-mayshare")).toBe(true);
  });
  test("quotes the error of CVM for an image that has its own license", async () => {
    await using cloud = await cloudOf({ images: [image("img-byol0001", { license: "BYOL" })] });
    const { share, blueprint } = callsOf(cloud);
    expect(await refusalOf(share("img-byol0001"))).toMatchObject({
      code: "FailedOperation.ImageOperationFailed",
      message: expect.stringContaining("FailedOperation.BYOLImageShareFailed"),
    });
    expect(await blueprint("img-byol0001")).toBeUndefined();
  });
  test("keeps a shared image from being deleted in CVM until the share is canceled", async () => {
    await using cloud = await TestCloud.start();
    const { share, cvm, cancel } = callsOf(cloud);
    await share("img-cs2rrmp0");
    expect(await codeOf(cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] }))).toBe("InvalidImageId.InShared");
    await cancel("img-cs2rrmp0");
    await cvm.DeleteImages({ ImageIds: ["img-cs2rrmp0"] });
  });
});

describe("concurrent calls", () => {
  async function documentedCodes(): Promise<ReadonlySet<string>> {
    const action = await services.get("lighthouse")?.load("ModifyImageSharePermission");
    return new Set([...(action ? publishedCodes(action.published) : []), ...Object.keys(commonMessages)]);
  }
  /** The blueprint ids that calls return and the codes of their errors. */
  async function outcomes(calls: readonly Promise<string | null | undefined>[]) {
    const settled = await Promise.allSettled(calls);
    const ids = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const codes = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason.code)] : []));
    return { ids, codes };
  }

  test("create exactly one blueprint if 20 calls share one image", async () => {
    await using cloud = await TestCloud.start();
    const { share, client, receivers } = callsOf(cloud);
    const { ids, codes } = await outcomes(Array.from({ length: 20 }, () => share("img-cs2rrmp0")));
    expect(ids.length + codes.length).toBe(20);
    expect(ids.length).toBeGreaterThanOrEqual(1);
    expect(new Set(ids).size).toBe(1);
    const known = await documentedCodes();
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
  test("that share and cancel leave either a share with its blueprint or neither", async () => {
    await using cloud = await TestCloud.start();
    const { share, cancel, blueprint, shareable } = callsOf(cloud);
    const known = await documentedCodes();
    for (let round = 0; round < 5; round++) {
      const calls = Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0 ? share("img-cs2rrmp0") : cancel("img-cs2rrmp0").then((response) => response.BlueprintId),
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

test("an authorized user shares an image for the account", async () => {
  await using cloud = await cloudOf({
    accounts: [
      account(1, {
        users: [{ uin: uin(101), name: "sharer", keys: [key(101)], policies: ["QcloudLighthouseFullAccess"] }],
      }),
    ],
    images: [image("img-mayshare")],
  });
  const id = await callsOf(cloud, key(101)).share("img-mayshare");
  expect((await callsOf(cloud).blueprint("img-mayshare"))?.BlueprintId).toBe(id);
});
