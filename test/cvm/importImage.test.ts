import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { uin } from "../world/worlds.ts";

type Request = Parameters<ReturnType<TestCloud["cvm"]>["ImportImage"]>[0];
const file = {
  Architecture: "x86_64",
  OsType: "Debian",
  OsVersion: "12",
  ImageUrl: "https://bucket.cos.ap-guangzhou.myqcloud.com/debian.qcow2?sign=x",
  ImageName: "imported",
};

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const seen = async (name: string) => {
  const { ImageSet } = await cloud.cvm().DescribeImages({ Filters: [{ Name: "image-name", Values: [name] }] });
  return ImageSet?.[0];
};

describe("an imported image", () => {
  test("is first IMPORTING, then NORMAL, with source EXTERNAL_IMPORT", async () => {
    const { ImageId } = await cloud.cvm().ImportImage({
      ...file,
      ImageDescription: "a disk",
      ImageFamily: "disks",
      LicenseType: "BYOL",
      BootMode: "UEFI",
      TagSpecification: [{ ResourceType: "image", Tags: [{ Key: "from", Value: "file" }] }],
    });
    expect(await seen("imported")).toMatchObject({
      ImageId,
      ImageState: "IMPORTING",
      ImageSource: "EXTERNAL_IMPORT",
      ImageDescription: "a disk",
      ImageFamily: "disks",
      LicenseType: "BYOL",
      ImageCreator: uin(1),
      OsName: "Debian 12 64bit",
      Platform: "Debian",
      Architecture: "x86_64",
      IsSupportCloudinit: true,
      Tags: [{ Key: "from", Value: "file" }],
      SnapshotSet: [{ DiskUsage: "SYSTEM_DISK" }],
    });
    cloud.clock.advance(1_000);
    expect((await seen("imported"))?.ImageState).toBe("NORMAL");
    const { ImageSet } = await cloud.lighthouse().DescribeImagesToShare({ ImageIds: [ImageId ?? ""] });
    expect(ImageSet).toMatchObject([{ IsShareable: false, UnshareableReason: "外部导入的镜像不支持共享。" }]);
  });
  test("of a file in an unknown format ends in IMPORTFAILED", async () => {
    await cloud.cvm().ImportImage({ ...file, ImageName: "unreadable", ImageUrl: "https://files.example/disk.zip" });
    expect((await seen("unreadable"))?.ImageState).toBe("IMPORTING");
    cloud.clock.advance(1_000);
    expect((await seen("unreadable"))?.ImageState).toBe("IMPORTFAILED");
  });
  test("is accepted with Force in any format, without cloud-init", async () => {
    await cloud
      .cvm()
      .ImportImage({ ...file, ImageName: "forced", ImageUrl: "https://files.example/disk.iso", Force: true });
    cloud.clock.advance(1_000);
    expect(await seen("forced")).toMatchObject({ ImageState: "NORMAL", IsSupportCloudinit: false });
  });
  test("has the architecture of its request", async () => {
    await cloud.cvm().ImportImage({ ...file, ImageName: "arm one", Architecture: "arm_64" });
    await cloud
      .cvm()
      .ImportImage({ ...file, ImageName: "small one", Architecture: "i386", OsType: "Other Linux", OsVersion: "-" });
    expect(await seen("arm one")).toMatchObject({ Architecture: "arm", OsName: "Debian 12 64bit" });
    expect(await seen("small one")).toMatchObject({ Architecture: "i386", OsName: "Other Linux 32bit" });
  });
  test("with data disks is a whole-machine image", async () => {
    const ImportImageDataDiskList = [{ ImageUrl: "http://files.example/data.vhd" }];
    await cloud.cvm().ImportImage({ ...file, ImageName: "two disks", ImportImageDataDiskList });
    expect((await seen("two disks"))?.SnapshotSet).toMatchObject([
      { DiskUsage: "SYSTEM_DISK" },
      { DiskUsage: "DATA_DISK" },
    ]);
  });
  test("is not created by a dry run", async () => {
    expect((await cloud.cvm().ImportImage({ ...file, ImageName: "dry", DryRun: true })).ImageId).toBe("");
    expect(await seen("dry")).toBeUndefined();
  });
});

describe("refusals", () => {
  test.each<[string, Partial<Request>, string]>([
    ["an unknown system", { OsType: "BeOS" }, "InvalidImageOsType.Unsupported"],
    ["a system named like a property", { OsType: "constructor" }, "InvalidImageOsType.Unsupported"],
    ["an unknown version", { OsVersion: "99" }, "InvalidImageOsVersion.Unsupported"],
    ["an address that is none", { ImageUrl: "debian.qcow2" }, "InvalidParameter.InvalidParameterUrlError"],
    [
      "an address of another kind",
      { ImageUrl: "ftp://files.example/debian.qcow2" },
      "InvalidParameter.InvalidParameterUrlError",
    ],
    [
      "a data disk's address that is none",
      { ImportImageDataDiskList: [{ ImageUrl: "x" }] },
      "InvalidParameter.InvalidParameterUrlError",
    ],
    [
      "an ISO file without force",
      { ImageUrl: "https://files.example/disk.ISO" },
      "InvalidParameterValue.ISOMustImportByForce",
    ],
    ["a boot mode that there is not", { BootMode: "GRUB" }, "InvalidParameterValue.InvalidBootMode"],
    ["a licence that there is not", { LicenseType: "GPL" }, "InvalidParameterValue.InvalidLicenseType"],
    ["a family that there cannot be", { ImageFamily: "two words" }, "InvalidParameterValue.InvalidImageFamily"],
    ["a name that is taken", { ImageName: "ubuntu" }, "InvalidImageName.Duplicate"],
    ["a name of 61 characters", { ImageName: "n".repeat(61) }, "InvalidParameterValue.TooLarge"],
    [
      "a tag key of 128 characters",
      { TagSpecification: [{ ResourceType: "image", Tags: [{ Key: "k".repeat(128), Value: "" }] }] },
      "InvalidParameterValue.TooLarge",
    ],
    ["a processor that there is not", { Architecture: "mips" }, "InvalidParameterValue"],
  ])("%s", async (_, request, code) => {
    expect(await codeOf(cloud.cvm().ImportImage({ ...file, ImageName: "refused", ...request }))).toBe(code);
  });
});
