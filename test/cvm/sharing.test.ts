import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

const share = (cloud: TestCloud, ImageId: string, AccountIds: string[], Permission = "SHARE", by = key(1)) =>
  cloud.cvm(by).ModifyImageSharePermission({ ImageId, AccountIds, Permission });
const receivers = async (cloud: TestCloud, ImageId: string, by = key(1)) =>
  (await cloud.cvm(by).DescribeImageSharePermission({ ImageId })).SharePermissionSet?.map((one) => one.AccountId);
const received = async (cloud: TestCloud, number: number, region = "ap-guangzhou") => {
  const { ImageSet } = await cloud
    .cvm(key(number), region)
    .DescribeImages({ Filters: [{ Name: "image-type", Values: ["SHARED_IMAGE"] }] });
  return ImageSet?.map((one) => one.ImageId);
};

describe("a share", () => {
  test("shows the image to the receiver as shared, only in its region", async () => {
    await using cloud = await TestCloud.start();
    await share(cloud, "img-xkd784jw", [uin(2), uin(3), uin(2)]);
    expect(await receivers(cloud, "img-xkd784jw")).toEqual([uin(2), uin(3)]);
    expect(await received(cloud, 2)).toEqual(["img-xkd784jw"]);
    expect(await received(cloud, 2, "ap-shanghai")).toEqual([]);
    expect(await received(cloud, 4)).toEqual([]);
    const { ImageSet } = await cloud.cvm(key(3)).DescribeImages({ ImageIds: ["img-xkd784jw"] });
    expect(ImageSet).toMatchObject([
      { ImageId: "img-xkd784jw", ImageType: "SHARED_IMAGE", ImageName: "web-front", Tags: [] },
    ]);
    const { ImageSet: own } = await cloud.cvm().DescribeImages({ ImageIds: ["img-xkd784jw"] });
    expect(own).toMatchObject([{ ImageType: "PRIVATE_IMAGE", Tags: [{ Key: "team", Value: "web" }] }]);
  });
  test("has a creation time", async () => {
    await using cloud = await TestCloud.start();
    cloud.clock.advance(60_000);
    const before = Math.floor(cloud.clock.now() / 1000) * 1000;
    await share(cloud, "img-xkd784jw", [uin(2)]);
    const { SharePermissionSet } = await cloud.cvm().DescribeImageSharePermission({ ImageId: "img-xkd784jw" });
    expect(SharePermissionSet?.[0]?.CreatedTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(SharePermissionSet?.[0]?.CreatedTime ?? "")).toBeGreaterThanOrEqual(before);
  });
  test("ends with CANCEL, which ignores accounts without a share", async () => {
    await using cloud = await TestCloud.start();
    await share(cloud, "img-xkd784jw", [uin(2), uin(3)]);
    await share(cloud, "img-xkd784jw", [uin(2), uin(4), "999999999"], "CANCEL");
    expect(await receivers(cloud, "img-xkd784jw")).toEqual([uin(3)]);
    expect(await received(cloud, 2)).toEqual([]);
  });
  test("does not allow the receiver to change, delete or share the image", async () => {
    await using cloud = await TestCloud.start();
    await share(cloud, "img-xkd784jw", [uin(2)]);
    const [theirs, ImageId] = [cloud.cvm(key(2)), "img-xkd784jw"];
    expect(await codeOf(theirs.ModifyImageAttribute({ ImageId, ImageName: "mine" }))).toBe(
      "UnsupportedOperation.SharedImageModifyUnsupported",
    );
    expect(await codeOf(theirs.DeleteImages({ ImageIds: [ImageId] }))).toBe(
      "InvalidParameterValue.InvalidImageIdIsShared",
    );
    expect(await codeOf(share(cloud, ImageId, [uin(3)], "SHARE", key(2)))).toBe(
      "UnauthorizedOperation.ImageNotBelongToAccount",
    );
    expect(await codeOf(share(cloud, ImageId, [uin(2)], "CANCEL", key(2)))).toBe(
      "UnauthorizedOperation.ImageNotBelongToAccount",
    );
    expect(await codeOf(receivers(cloud, ImageId, key(2)))).toBe("UnauthorizedOperation.ImageNotBelongToAccount");
  });
});

describe("refusals of a share", () => {
  test.each([
    ["a malformed id", "img-?", [uin(2)], "InvalidImageId.Malformed"],
    ["an unknown image", "img-00000000", [uin(2)], "InvalidImageId.NotFound"],
    ["another account's image", "img-quaypriv", [uin(3)], "InvalidImageId.NotFound"],
    ["a received image", "img-quaysrc1", [uin(3)], "UnauthorizedOperation.ImageNotBelongToAccount"],
    ["a public image", "img-487zeit5", [uin(2)], "InvalidParameterValue.InvalidImageId"],
    ["the owner itself", "img-cs2rrmp0", [uin(2), uin(1)], "InvalidAccountIs.YourSelf"],
    ["an unknown account", "img-cs2rrmp0", [uin(2), uin(99)], "InvalidAccountId.NotFound"],
    ["a user", "img-cs2rrmp0", [uin(101)], "InvalidAccountId.NotFound"],
    ["an image in use", "img-busy0001", [uin(2)], "InvalidParameterValue.InvalidImageState"],
    ["an image that failed", "img-failed01", [uin(2)], "InvalidParameterValue.InvalidImageState"],
    ["a whole machine's image", "img-whole001", [uin(2)], "InvalidParameter.InstanceImageNotSupport"],
    ["no account", "img-cs2rrmp0", [], "InvalidParameterValue.LimitExceeded"],
  ])("%s: with nobody is it shared", async (_, id, accounts, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(share(cloud, id, accounts))).toBe(code);
    expect(await received(cloud, 2)).toEqual([]);
  });
  test("rejects an account that already has a share", async () => {
    await using cloud = await TestCloud.start();
    await share(cloud, "img-cs2rrmp0", [uin(2)]);
    expect(await refusalOf(share(cloud, "img-cs2rrmp0", [uin(3), uin(2)]))).toEqual({
      code: "FailedOperation.AccountAlreadyExists",
      message: `Image \`img-cs2rrmp0\` is already shared with account ${uin(2)}.`,
    });
    expect(await receivers(cloud, "img-cs2rrmp0")).toEqual([uin(2)]);
  });
  test("rejects an image with its own licence", async () => {
    await using cloud = await cloudOf({
      accounts: [account(1), account(2)],
      images: [image("img-byol0001", { license: "BYOL" })],
    });
    expect(await codeOf(share(cloud, "img-byol0001", [uin(2)]))).toBe("FailedOperation.BYOLImageShareFailed");
  });
  test("rejects an unknown permission and a user without permission", async () => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(share(cloud, "img-cs2rrmp0", [uin(2)], "GIVE"))).toBe("InvalidParameterValue");
    expect(await codeOf(share(cloud, "img-cs2rrmp0", [uin(2)], "SHARE", key(101)))).toBe("UnauthorizedOperation");
  });
  test("rejects more accounts than the limit", async () => {
    const others = Array.from({ length: 502 }, (_, n) => uin(1000 + n));
    const accounts = [account(1), ...others.map((other, n) => ({ uin: other, name: other, appId: n + 1 }))];
    await using cloud = await cloudOf({ accounts, images: [image("img-popular1")] });
    expect(await codeOf(share(cloud, "img-popular1", others.slice(0, 501)))).toBe(
      "InvalidParameterValue.LimitExceeded",
    );
    await share(cloud, "img-popular1", others.slice(0, 500));
    expect(await refusalOf(share(cloud, "img-popular1", others.slice(500)))).toEqual({
      code: "OverQuota",
      message: "An image can be shared with at most 500 accounts.",
    });
    await share(cloud, "img-popular1", others.slice(0, 2), "CANCEL");
    await share(cloud, "img-popular1", others.slice(500));
    expect(await receivers(cloud, "img-popular1")).toHaveLength(500);
  });
});

describe("DescribeImageSharePermission refusals", () => {
  test.each([
    ["a malformed id", "img-", "InvalidImageId.Malformed"],
    ["an unknown image", "img-00000000", "InvalidImageId.NotFound"],
    ["another account's image", "img-quaypriv", "InvalidImageId.NotFound"],
    ["a received image", "img-quaysrc1", "UnauthorizedOperation.ImageNotBelongToAccount"],
  ])("%s", async (_, id, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(receivers(cloud, id))).toBe(code);
  });
});
