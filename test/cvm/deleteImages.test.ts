import { describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { cloudOf, image } from "../world/worlds.ts";

const existing = async (cloud: TestCloud, ImageIds: string[]) =>
  (await cloud.cvm().DescribeImages({ ImageIds })).ImageSet?.map((one) => one.ImageId).toSorted();

test("deletes the given images and keeps the others", async () => {
  await using cloud = await TestCloud.start();
  const ids = ["img-cs2rrmp0", "img-failed01", "img-xkd784jw"];
  await cloud
    .cvm()
    .DeleteImages({ ImageIds: ["img-cs2rrmp0", "img-failed01", "img-cs2rrmp0"], DeleteBindedSnap: true });
  expect(await existing(cloud, ids)).toEqual(["img-xkd784jw"]);
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: ["img-cs2rrmp0"] }))).toBe("InvalidImageId.NotFound");
});

test("frees the name of a deleted image", async () => {
  await using cloud = await TestCloud.start();
  await cloud.cvm().DeleteImages({ ImageIds: ["img-cs2rrmp0"] });
  expect((await cloud.cvm().CreateImage({ InstanceId: "ins-web00001", ImageName: "ubuntu" })).ImageId).toStartWith(
    "img-",
  );
});

test("validates without deleting in a dry run", async () => {
  await using cloud = await TestCloud.start();
  await cloud.cvm().DeleteImages({ ImageIds: ["img-cs2rrmp0"], DryRun: true });
  expect(await existing(cloud, ["img-cs2rrmp0"])).toEqual(["img-cs2rrmp0"]);
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: ["img-busy0001"], DryRun: true }))).toBe(
    "InvalidImageId.IncorrectState",
  );
});

describe("deletes no image if one cannot be deleted", () => {
  test.each([
    ["a malformed id", "img_00000000", "InvalidImageId.Malformed"],
    ["an unknown one", "img-00000000", "InvalidImageId.NotFound"],
    ["another account's", "img-quaypriv", "InvalidImageId.NotFound"],
    ["another region's", "img-sgblog01", "InvalidImageId.NotFound"],
    ["a received one", "img-quaysrc1", "InvalidParameterValue.InvalidImageIdIsShared"],
    ["a public one", "img-487zeit5", "InvalidParameterValue.InvalidImageId"],
    ["one in use", "img-busy0001", "InvalidImageId.IncorrectState"],
    ["one shared to Lighthouse", "img-alrdysh1", "InvalidImageId.InShared"],
  ])("%s", async (_, id, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: ["img-cs2rrmp0", id, "img-xkd784jw"] }))).toBe(code);
    expect(await existing(cloud, ["img-cs2rrmp0", "img-xkd784jw"])).toEqual(["img-cs2rrmp0", "img-xkd784jw"]);
  });
});

test.each(["CREATING", "IMPORTING", "SYNCING", "USING"])("state %s", async (state) => {
  await using cloud = await cloudOf({ images: [image("img-thestate", { state })] });
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: ["img-thestate"] }))).toBe("InvalidImageId.IncorrectState");
});
test.each(["NORMAL", "CREATEFAILED", "IMPORTFAILED"])("state %s passes", async (state) => {
  await using cloud = await cloudOf({ images: [image("img-thestate", { state })] });
  await cloud.cvm().DeleteImages({ ImageIds: ["img-thestate"] });
  expect(await existing(cloud, ["img-thestate"])).toEqual([]);
});

test("deletes a shared image after its last share is cancelled", async () => {
  await using cloud = await TestCloud.start();
  const [owner, request] = [cloud.cvm(key(2)), { ImageIds: ["img-quaysrc1"] }];
  expect(await codeOf(owner.DeleteImages(request))).toBe("InvalidImageId.InShared");
  await owner.ModifyImageSharePermission({
    ImageId: "img-quaysrc1",
    AccountIds: ["100000000001"],
    Permission: "CANCEL",
  });
  await owner.DeleteImages(request);
  expect(await existing(cloud, ["img-quaysrc1"])).toEqual([]);
});

test("checks the number of images and the caller's permission for DeleteImages", async () => {
  await using cloud = await TestCloud.start();
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: [] }))).toBe("InvalidParameterValue.LimitExceeded");
  const many = Array.from({ length: 101 }, (_, n) => `img-${String(n).padStart(8, "0")}`);
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: many }))).toBe("InvalidParameterValue.LimitExceeded");
  expect(await codeOf(cloud.cvm(key(101)).DeleteImages({ ImageIds: ["img-cs2rrmp0"] }))).toBe("UnauthorizedOperation");
});
