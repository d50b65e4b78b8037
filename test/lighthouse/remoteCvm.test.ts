import { describe, expect, test } from "bun:test";
import type { Remote } from "#imagesource/remote.ts";
import { type Credential, key, type TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

const id = "img-remote01";
const accounts = [account(1), account(2), account(3, { roles: [] })];

/** Two servers: `far` serves CVM with two images, `near` serves Lighthouse and reads images from `far`. */
class Pair implements AsyncDisposable {
  private constructor(
    readonly near: TestCloud,
    readonly far: TestCloud,
  ) {}

  static async start(key?: Credential): Promise<Pair> {
    const far = await cloudOf({ accounts, images: [image(id, { name: "far away", size: 30 }), image("img-remote02")] });
    return new Pair(await cloudOf({ accounts }, { remoteCvm: Pair.remote(far.port, key) }), far);
  }

  private static remote(port: number, key?: Credential): Remote {
    return { endpoint: new URL(`http://127.0.0.1:${port}`), timeout: 5, ...(key && { key }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.near[Symbol.asyncDispose]();
    await this.far[Symbol.asyncDispose]();
  }
}

const share = (cloud: TestCloud, Permission: string, ImageId = id) =>
  cloud.lighthouse().ModifyImageSharePermission({ ImageId, Permission });
const receivers = async (cloud: TestCloud) =>
  (await cloud.cvm().DescribeImageSharePermission({ ImageId: id })).SharePermissionSet?.map((one) => one.AccountId);
const sharedBlueprints = async (cloud: TestCloud) =>
  (await cloud.lighthouse().DescribeBlueprints({ Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }] }))
    .BlueprintSet;

describe.each<[string, Credential | undefined]>([
  ["the account's own key", undefined],
  ["a configured key", key(1)],
])("a remote CVM called with %s", (_, credential) => {
  test("lists its images in DescribeImagesToShare", async () => {
    await using pair = await Pair.start(credential);
    const { ImageSet, TotalCount } = await pair.near
      .lighthouse()
      .DescribeImagesToShare({ Filters: [{ Name: "image-name", Values: ["far"] }] });
    expect(TotalCount).toBe(1);
    expect(ImageSet).toEqual([
      {
        ImageId: id,
        ImageName: "far away",
        ImageDescription: "",
        ImageSize: 30,
        ImageSource: "CREATE_IMAGE",
        ImageClass: "SystemImage",
        ImageState: "NORMAL",
        IsSupportCloudinit: true,
        Architecture: "x86_64",
        OsName: "Debian 12 64bit",
        Platform: "Debian",
        CreatedTime: "2021-01-01T00:00:00Z",
        IsShareable: true,
        UnshareableReason: "",
      },
    ]);
    expect((await pair.near.lighthouse().DescribeImagesToShare({ Offset: 1 })).TotalCount).toBe(2);
    expect((await pair.near.cvm().DescribeImages({ ImageIds: [id] })).TotalCount).toBe(0);
  });

  test("records a share, and the blueprint is created locally", async () => {
    await using pair = await Pair.start(credential);
    const { BlueprintId } = await share(pair.near, "SHARE");
    expect(await receivers(pair.far)).toEqual(["100000000000"]);
    expect(await sharedBlueprints(pair.near)).toMatchObject([{ BlueprintId, ImageId: id, BlueprintName: "far away" }]);
    expect(await sharedBlueprints(pair.far)).toEqual([]);
    expect(await codeOf(share(pair.near, "SHARE"))).toBe("UnsupportedOperation.ImageAlreadyShared");

    expect((await share(pair.near, "CANCEL")).BlueprintId).toBeNull();
    expect(await receivers(pair.far)).toEqual([]);
    expect(await sharedBlueprints(pair.near)).toEqual([]);
    expect(await codeOf(share(pair.near, "CANCEL"))).toBe("FailedOperation.ImageOperationFailed");
  });
});

test("a blueprint disappears when the remote CVM cancels the share or deletes the image", async () => {
  await using pair = await Pair.start();
  await share(pair.near, "SHARE");
  await pair.far.cvm().ModifyImageSharePermission({ ImageId: id, AccountIds: ["100000000000"], Permission: "CANCEL" });
  expect(await sharedBlueprints(pair.near)).toEqual([]);
  await pair.far.cvm().DeleteImages({ ImageIds: [id] });
  expect(await sharedBlueprints(pair.near)).toEqual([]);
  expect(await codeOf(share(pair.near, "SHARE"))).toBe("ResourceNotFound.ImageIdNotFound");
});

test("each account sees only its own images of the remote CVM", async () => {
  await using pair = await Pair.start();
  expect((await pair.near.lighthouse(key(2)).DescribeImagesToShare({})).TotalCount).toBe(0);
  expect((await pair.near.lighthouse(key(1), "ap-tokyo").DescribeImagesToShare({})).TotalCount).toBe(0);
});

describe("DescribeImagesToShare and ModifyImageSharePermission fail", () => {
  test("if the remote CVM does not accept the configured key", async () => {
    for (const wrong of [key(9), { ...key(1), secretKey: "SomethingElseAltogether" }]) {
      await using pair = await Pair.start(wrong);
      expect(await codeOf(pair.near.lighthouse().DescribeImagesToShare({}))).toBe(
        "FailedOperation.DescribeImagesFailed",
      );
      expect(await codeOf(share(pair.near, "SHARE"))).toBe("FailedOperation.ImageOperationFailed");
    }
  });
  test("if the account has no key to sign with", async () => {
    const user = { uin: uin(101), name: "only", keys: [key(101)], policies: ["AdministratorAccess"] };
    await using far = await cloudOf({});
    await using near = await cloudOf(
      { accounts: [account(1, { keys: [], users: [user] })] },
      { remoteCvm: { endpoint: new URL(far.url), timeout: 5 } },
    );
    expect(await codeOf(near.lighthouse(key(101)).DescribeImagesToShare({}))).toBe("FailedOperation.RequestError");
  });
  test("if the remote CVM goes down after a share", async () => {
    const pair = await Pair.start();
    await using near = pair.near;
    await share(near, "SHARE");
    await pair.far[Symbol.asyncDispose]();
    expect(await codeOf(near.lighthouse().DescribeImagesToShare({}))).toBe("FailedOperation.RequestError");
    expect(await codeOf(share(near, "CANCEL"))).toBe("FailedOperation.RequestError");
    expect(await codeOf(near.lighthouse().DescribeBlueprints({}))).toBe("FailedOperation.DescribeBlueprintsFailed");
  });
});

test("an account without the service role or its policy gets an error before the remote CVM is called", async () => {
  await using pair = await Pair.start(key(1));
  const remoteCalls = () => pair.far.log.lines.length;
  expect(await codeOf(pair.near.lighthouse(key(3)).DescribeImagesToShare({}))).toBe("ResourceNotFound.RoleNotFound");
  // A direct write: CAM does not let a caller change the policies of a service-linked role.
  await pair.near.cloud.db.deleteFrom("attachments").where("kind", "=", "role").execute();
  expect(await codeOf(pair.near.lighthouse().DescribeImagesToShare({}))).toBe("UnauthorizedOperation.NoPermission");
  expect(await codeOf(share(pair.near, "SHARE"))).toBe("UnauthorizedOperation.NoPermission");
  expect(remoteCalls()).toBe(0);
});
