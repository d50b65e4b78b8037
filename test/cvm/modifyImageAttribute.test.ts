import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["cvm"]>["ModifyImageAttribute"]>[0];
const modify = (request: Request, by = key(1)) => cloud.cvm(by).ModifyImageAttribute(request);
const seen = async (id: string) => (await cloud.cvm().DescribeImages({ ImageIds: [id] })).ImageSet?.[0];

test("changes each attribute separately", async () => {
  const ImageId = "img-cs2rrmp0";
  await modify({ ImageId, ImageName: "renamed" });
  expect(await seen(ImageId)).toMatchObject({
    ImageName: "renamed",
    ImageDescription: "ubuntu",
    ImageFamily: "",
    ImageDeprecated: false,
  });
  await modify({ ImageId, ImageDescription: "" });
  expect(await seen(ImageId)).toMatchObject({ ImageName: "renamed", ImageDescription: "" });
  await modify({ ImageId, ImageFamily: "base" });
  await modify({ ImageId, ImageDeprecated: true });
  expect(await seen(ImageId)).toMatchObject({ ImageName: "renamed", ImageFamily: "base", ImageDeprecated: true });
  await modify({ ImageId });
  expect(await seen(ImageId)).toMatchObject({ ImageName: "renamed", ImageFamily: "base", ImageDeprecated: true });
});

test("accepts an unchanged name and an empty family, as sent by Terraform", async () => {
  await modify({ ImageId: "img-xkd784jw", ImageName: "web-front", ImageDescription: "new words", ImageFamily: "" });
  expect(await seen("img-xkd784jw")).toMatchObject({
    ImageName: "web-front",
    ImageDescription: "new words",
    ImageFamily: "",
  });
});

test("requires unique names only within an account and region", async () => {
  await modify({ ImageId: "img-nocloud1", ImageName: "blog" });
  await modify({ ImageId: "img-oldos001", ImageName: "quay-tools" });
  expect((await seen("img-oldos001"))?.ImageName).toBe("quay-tools");
});

test("renames an image in use", async () => {
  await modify({ ImageId: "img-busy0001", ImageName: "still-read" });
  expect((await seen("img-busy0001"))?.ImageName).toBe("still-read");
});

describe("refusals", () => {
  test.each<[string, Request, string]>([
    ["a malformed id", { ImageId: "img-", ImageName: "x" }, "InvalidImageId.Malformed"],
    ["an unknown image", { ImageId: "img-00000000", ImageName: "x" }, "InvalidImageId.NotFound"],
    ["another account's image", { ImageId: "img-quaypriv", ImageName: "x" }, "InvalidImageId.NotFound"],
    [
      "a received image",
      { ImageId: "img-quaysrc1", ImageName: "x" },
      "UnsupportedOperation.SharedImageModifyUnsupported",
    ],
    ["an image that failed", { ImageId: "img-failed01", ImageName: "x" }, "InvalidImageId.IncorrectState"],
    ["a name that is taken", { ImageId: "img-cs2rrmp0", ImageName: "centos-6-5x" }, "InvalidImageName.Duplicate"],
    ["an empty name", { ImageId: "img-cs2rrmp0", ImageName: "" }, "InvalidParameterValue.TooLarge"],
    [
      "a name of 61 characters",
      { ImageId: "img-cs2rrmp0", ImageName: "n".repeat(61) },
      "InvalidParameterValue.TooLarge",
    ],
    [
      "a description of 257 characters",
      { ImageId: "img-cs2rrmp0", ImageDescription: "d".repeat(257) },
      "InvalidParameterValue.TooLarge",
    ],
    [
      "a family of 129 characters",
      { ImageId: "img-cs2rrmp0", ImageFamily: "f".repeat(129) },
      "InvalidParameterValue.InvalidImageFamily",
    ],
  ])("%s", async (_, request, code) => {
    if (code === "InvalidImageName.Duplicate") await modify({ ImageId: "img-freebsd1", ImageName: "centos-6-5x" });
    expect(await codeOf(modify(request))).toBe(code);
  });
  test("rejects a user without permission", async () => {
    expect(await codeOf(modify({ ImageId: "img-cs2rrmp0", ImageName: "x" }, key(101)))).toBe("UnauthorizedOperation");
  });
});
