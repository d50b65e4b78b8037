import { describe, expect, test } from "bun:test";
import { sql } from "kysely";
import { key, TestCloud } from "../cloud.ts";
import { onPostgres } from "../postgres.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

type Request = Parameters<ReturnType<TestCloud["cvm"]>["SyncImages"]>[0];
const copies = async (cloud: TestCloud, region: string, name: string, by = key(1)) =>
  (await cloud.cvm(by, region).DescribeImages({ Filters: [{ Name: "image-name", Values: [name] }] })).ImageSet ?? [];

describe("a copy", () => {
  test("is a new image of the same kind, first SYNCING and then NORMAL", async () => {
    await using cloud = await TestCloud.start();
    const DestinationRegions = ["ap-shanghai", "na-toronto", "ap-shanghai"];
    const { ImageSet } = await cloud
      .cvm()
      .SyncImages({ ImageIds: ["img-xkd784jw"], DestinationRegions, ImageSetRequired: true });
    expect(ImageSet?.map((one) => one.Region)).toEqual(["ap-shanghai", "na-toronto"]);
    for (const { ImageId, Region } of ImageSet ?? []) {
      const [copy] = await copies(cloud, Region ?? "", "web-front");
      expect(ImageId).not.toBe("img-xkd784jw");
      expect(copy).toMatchObject({
        ImageId,
        ImageName: "web-front",
        ImageDescription: "Debian with a web server",
        OsName: "Debian 12 64bit",
        ImageSize: 20,
        ImageType: "PRIVATE_IMAGE",
        ImageState: "SYNCING",
        ImageSource: "CREATE_IMAGE",
        Tags: [],
        SnapshotSet: [{ DiskUsage: "SYSTEM_DISK", DiskSize: 20 }],
      });
      expect(copy?.SyncPercent).toBeWithin(0, 50);
    }
    cloud.clock.advance(500);
    expect((await copies(cloud, "ap-shanghai", "web-front"))[0]?.SyncPercent).toBeWithin(50, 100);
    cloud.clock.advance(500);
    const [done] = await copies(cloud, "ap-shanghai", "web-front");
    expect(done?.ImageState).toBe("NORMAL");
    expect(done?.SyncPercent).toBeNull();
    expect((await copies(cloud, "ap-guangzhou", "web-front"))[0]?.ImageState).toBe("NORMAL");
  });
  test("gets the given name and is returned only on request", async () => {
    await using cloud = await TestCloud.start();
    const { ImageSet } = await cloud
      .cvm()
      .SyncImages({ ImageIds: ["img-xkd784jw"], DestinationRegions: ["ap-shanghai"], ImageName: "south" });
    expect(ImageSet).toEqual([]);
    expect(await copies(cloud, "ap-shanghai", "south")).toHaveLength(1);
  });
  test("of a shared image stays in the region and becomes a private image", async () => {
    await using cloud = await TestCloud.start();
    const request: Request = {
      ImageIds: ["img-quaysrc1"],
      DestinationRegions: ["ap-guangzhou"],
      ImageSetRequired: true,
      ImageName: "tools",
    };
    const { ImageSet } = await cloud.cvm().SyncImages(request);
    const [copy] = await copies(cloud, "ap-guangzhou", "tools");
    expect(copy).toMatchObject({ ImageId: ImageSet?.[0]?.ImageId, ImageType: "PRIVATE_IMAGE", ImageCreator: uin(1) });
    cloud.clock.advance(1_000);
    await cloud
      .cvm(key(2))
      .ModifyImageSharePermission({ ImageId: "img-quaysrc1", AccountIds: [uin(1)], Permission: "CANCEL" });
    expect((await copies(cloud, "ap-guangzhou", "tools"))[0]?.ImageState).toBe("NORMAL");
  });
  test("is not created by a dry run", async () => {
    await using cloud = await TestCloud.start();
    await cloud.cvm().SyncImages({ ImageIds: ["img-xkd784jw"], DestinationRegions: ["ap-shanghai"], DryRun: true });
    expect(await copies(cloud, "ap-shanghai", "web-front")).toEqual([]);
  });
});

test("copies nothing if the name is taken in one of the regions", async () => {
  await using cloud = await cloudOf({
    images: [image("img-source01", { name: "common" }), image("img-taken001", { name: "common", region: "ap-tokyo" })],
  });
  for (const DestinationRegions of [
    ["ap-shanghai", "ap-tokyo", "ap-seoul"],
    ["ap-tokyo", "ap-shanghai"],
  ]) {
    const request = { ImageIds: ["img-source01"], DestinationRegions };
    expect(await codeOf(cloud.cvm().SyncImages(request))).toBe("InvalidImageName.Duplicate");
    for (const region of ["ap-shanghai", "ap-seoul"]) expect(await copies(cloud, region, "common")).toEqual([]);
    expect(await copies(cloud, "ap-tokyo", "common")).toHaveLength(1);
  }
});

/** Has the database refuse images of a region, as if it had no room for them. */
async function refuseRowsOf({ cloud: { db } }: TestCloud, region: string): Promise<void> {
  const one = sql.lit(region);
  const statements = onPostgres
    ? [
        sql`create function refuse() returns trigger language plpgsql as 'begin raise ''the disk is full''; end'`,
        sql`create trigger refusing before insert on cvm_images
          for each row when (new.region = ${one}) execute function refuse()`,
      ]
    : [
        sql`create trigger refusing before insert on cvm_images when new.region = ${one}
          begin select raise(abort, 'the disk is full'); end`,
      ];
  for (const statement of statements) await statement.execute(db);
}

test("leaves no copies and returns an internal error if a write fails midway", async () => {
  await using cloud = await cloudOf({ images: [image("img-source01")] });
  await refuseRowsOf(cloud, "ap-tokyo");
  const DestinationRegions = ["ap-shanghai", "ap-tokyo"];
  expect(await codeOf(cloud.cvm().SyncImages({ ImageIds: ["img-source01"], DestinationRegions }))).toBe(
    "InternalError",
  );
  for (const region of DestinationRegions) expect(await copies(cloud, region, "img-source01")).toEqual([]);
  expect(cloud.log.lines.at(-3)).toMatchObject({ level: "error", fields: { code: "InternalError" } });
});

test("rejects a copy to a region without remaining quota", async () => {
  const full = Array.from({ length: 500 }, (_, n) =>
    image(`img-quota${String(n).padStart(3, "0")}`, { region: "ap-tokyo" }),
  );
  await using cloud = await cloudOf({ images: [image("img-source01"), ...full] });
  const request = { ImageIds: ["img-source01"], DestinationRegions: ["ap-shanghai", "ap-tokyo"] };
  expect(await codeOf(cloud.cvm().SyncImages(request))).toBe("ImageQuotaLimitExceeded");
  expect(await copies(cloud, "ap-shanghai", "img-source01")).toEqual([]);
});

describe("refusals", () => {
  const to = (id: string, ...DestinationRegions: string[]): Request => ({ ImageIds: [id], DestinationRegions });
  test.each<[string, Request, string]>([
    ["a malformed id", to("img-1", "ap-shanghai"), "InvalidImageId.Malformed"],
    ["an unknown image", to("img-00000000", "ap-shanghai"), "InvalidImageId.NotFound"],
    ["another account's image", to("img-quaypriv", "ap-shanghai"), "InvalidImageId.NotFound"],
    ["a public image", to("img-487zeit5", "ap-shanghai"), "InvalidParameterValue.InvalidImageId"],
    ["an image in use", to("img-busy0001", "ap-shanghai"), "InvalidImageId.IncorrectState"],
    ["a whole machine's image", to("img-whole001", "ap-shanghai"), "InvalidParameter.InstanceImageNotSupport"],
    [
      "the region where it is",
      to("img-cs2rrmp0", "ap-shanghai", "ap-guangzhou"),
      "InvalidParameterValue.InvalidRegion",
    ],
    ["a received image to elsewhere", to("img-quaysrc1", "ap-shanghai"), "InvalidParameterValue.InvalidRegion"],
    ["an unknown region", to("img-cs2rrmp0", "ap-atlantis"), "InvalidRegion.NotFound"],
    ["no region", to("img-cs2rrmp0"), "InvalidParameterValue.LimitExceeded"],
    ["no image", { ImageIds: [], DestinationRegions: ["ap-shanghai"] }, "InvalidParameterValue.LimitExceeded"],
    [
      "two images",
      { ImageIds: ["img-cs2rrmp0", "img-xkd784jw"], DestinationRegions: ["ap-shanghai"] },
      "InvalidParameterValue.LimitExceeded",
    ],
    [
      "a name of 61 characters",
      { ...to("img-cs2rrmp0", "ap-shanghai"), ImageName: "n".repeat(61) },
      "InvalidParameterValue.InvalidImageId",
    ],
    [
      "encryption",
      { ...to("img-cs2rrmp0", "ap-shanghai"), Encrypt: true },
      "UnsupportedOperation.EncryptedImagesNotSupported",
    ],
  ])("%s", async (_, request, code) => {
    await using cloud = await TestCloud.start();
    expect(await codeOf(cloud.cvm().SyncImages(request))).toBe(code);
    expect(await copies(cloud, "ap-shanghai", "ubuntu")).toHaveLength(0);
  });
  test("rejects a user without permission", async () => {
    await using cloud = await cloudOf({
      accounts: [
        account(1, {
          users: [{ uin: uin(101), name: "reader", keys: [key(101)], policies: ["QcloudCVMReadOnlyAccess"] }],
        }),
      ],
      images: [image("img-source01")],
    });
    expect(await codeOf(cloud.cvm(key(101)).SyncImages(to("img-source01", "ap-tokyo")))).toBe("UnauthorizedOperation");
    expect((await cloud.cvm(key(101)).DescribeImages({ ImageIds: ["img-source01"] })).TotalCount).toBe(1);
    expect((await cloud.cvm(key(101)).DescribeImageQuota()).ImageNumQuota).toBe(500);
  });
});
