import { expect, test } from "bun:test";
import { TestCloud } from "./cloud.ts";
import { codeOf } from "./refusal.ts";

test("DescribeImagesToShare returns the published response for the published request", async () => {
  await using cloud = await TestCloud.start();
  const { RequestId, ...response } = await cloud.lighthouse().DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] });
  expect(RequestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(response).toEqual({
    TotalCount: 1,
    ImageSet: [
      {
        ImageId: "img-cs2rrmp0",
        ImageName: "ubuntu",
        ImageDescription: "ubuntu",
        ImageSize: 50,
        ImageSource: "CREATE_IMAGE",
        ImageClass: "SystemImage",
        ImageState: "NORMAL",
        IsSupportCloudinit: true,
        Architecture: "x86_64",
        OsName: "Ubuntu Server 20.04 LTS 64bit",
        Platform: "Ubuntu",
        CreatedTime: "2021-07-23T08:49:36Z",
        IsShareable: true,
        UnshareableReason: "",
      },
    ],
  });
});

test("an image can be listed, shared, listed as shared, and unshared", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const sharedImage = async () => (await client.DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] })).ImageSet[0];
  const blueprints = async () => {
    const { BlueprintSet } = await client.DescribeBlueprints({
      Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }],
    });
    return (BlueprintSet ?? []).map((blueprint) => blueprint.BlueprintId);
  };
  const before = await blueprints();

  const { BlueprintId } = await client.ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "SHARE" });
  expect(BlueprintId).toMatch(/^lhbp-[0-9a-z]{8}$/);
  expect(await sharedImage()).toMatchObject({ IsShareable: false, UnshareableReason: "镜像已共享。" });
  expect(await blueprints()).toEqual([BlueprintId, ...before]);
  expect(await codeOf(client.ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "SHARE" }))).toBe(
    "UnsupportedOperation.ImageAlreadyShared",
  );
  expect(await codeOf(cloud.cvm().DeleteImages({ ImageIds: ["img-cs2rrmp0"] }))).toBe("InvalidImageId.InShared");

  const cancelled = await client.ModifyImageSharePermission({ ImageId: "img-cs2rrmp0", Permission: "CANCEL" });
  expect(cancelled.BlueprintId).toBeNull();
  expect(await sharedImage()).toMatchObject({ IsShareable: true, UnshareableReason: "" });
  expect(await blueprints()).toEqual(before);
});
