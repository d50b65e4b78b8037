import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { instanceRefusals } from "#services/cvm/image/states.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { account, allowing, cloudOf, image, instance, uin } from "../world/worlds.ts";

type Request = Parameters<ReturnType<TestCloud["cvm"]>["CreateImage"]>[0];
const seen = async (cloud: TestCloud, ImageId: string | undefined) =>
  (await cloud.cvm().DescribeImages({ ImageIds: [ImageId ?? ""] })).ImageSet?.[0];
const inState = (number: number): string => `ins-state${String(number).padStart(3, "0")}`;
const count = async (cloud: TestCloud) =>
  (await cloud.cvm().DescribeImages({ Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }] })).TotalCount;

describe("an image of an instance", () => {
  test("exists immediately and becomes NORMAL when due", async () => {
    await using cloud = await TestCloud.start();
    const { ImageId } = await cloud.cvm().CreateImage({
      InstanceId: "ins-web00001",
      ImageName: "fresh",
      ImageDescription: "of the web server",
      ImageFamily: "web",
      ForcePoweroff: "TRUE",
      Sysprep: "False",
      TagSpecification: [
        {
          ResourceType: "image",
          Tags: [
            { Key: "team", Value: "mail" },
            { Key: "team", Value: "web" },
          ],
        },
      ],
    });
    expect(ImageId).toMatch(/^img-[0-9a-z]{8}$/);
    expect(await seen(cloud, ImageId)).toMatchObject({
      ImageName: "fresh",
      ImageDescription: "of the web server",
      ImageFamily: "web",
      ImageType: "PRIVATE_IMAGE",
      ImageSource: "CREATE_IMAGE",
      ImageState: "CREATING",
      ImageSize: 50,
      ImageCreator: uin(1),
      OsName: "Ubuntu Server 22.04 LTS 64bit",
      Platform: "Ubuntu",
      IsSupportCloudinit: true,
      LicenseType: "TencentCloud",
      Tags: [{ Key: "team", Value: "web" }],
      SnapshotSet: [{ DiskUsage: "SYSTEM_DISK", DiskSize: 50 }],
    });
    cloud.clock.advance(900);
    expect((await seen(cloud, ImageId))?.ImageState).toBe("CREATING");
    cloud.clock.advance(1_000);
    expect((await seen(cloud, ImageId))?.ImageState).toBe("NORMAL");
    const byName = await cloud.cvm().DescribeImages({ Filters: [{ Name: "image-name", Values: ["fresh"] }] });
    expect(byName.ImageSet?.map((one) => one.ImageId)).toEqual([ImageId ?? ""]);
  });
  test("with data disks is a whole-machine image", async () => {
    await using cloud = await TestCloud.start();
    const { ImageId } = await cloud
      .cvm()
      .CreateImage({ InstanceId: "ins-web00001", ImageName: "whole", DataDiskIds: ["disk-webdata1"] });
    expect((await seen(cloud, ImageId))?.SnapshotSet).toMatchObject([
      { DiskUsage: "SYSTEM_DISK", DiskSize: 50 },
      { DiskUsage: "DATA_DISK", DiskSize: 100 },
    ]);
    cloud.clock.advance(1_000);
    const { ImageSet } = await cloud.lighthouse().DescribeImagesToShare({ ImageIds: [ImageId ?? ""] });
    expect(ImageSet).toMatchObject([{ ImageClass: "InstanceImage", IsShareable: false }]);
  });
  test("can be shared to Lighthouse once it is NORMAL", async () => {
    await using cloud = await TestCloud.start();
    const { ImageId = "" } = await cloud.cvm().CreateImage({ InstanceId: "ins-web00001", ImageName: "fresh" });
    const share = () => cloud.lighthouse().ModifyImageSharePermission({ ImageId, Permission: "SHARE" });
    expect(await codeOf(share())).toBe("UnsupportedOperation.ImageOccupied");
    cloud.clock.advance(1_000);
    expect((await share()).BlueprintId).toStartWith("lhbp-");
  });
});

describe("an image of snapshots", () => {
  test("takes its system from the system disk's snapshot", async () => {
    await using cloud = await TestCloud.start();
    const [system, data] = (await seen(cloud, "img-whole001"))?.SnapshotSet ?? [];
    const SnapshotIds = [data?.SnapshotId ?? "", system?.SnapshotId ?? ""];
    const { ImageId } = await cloud.cvm().CreateImage({ SnapshotIds, ImageName: "again", DataDiskIds: [] });
    expect(await seen(cloud, ImageId)).toMatchObject({
      OsName: "Ubuntu Server 22.04 LTS 64bit",
      ImageSize: 50,
      ImageState: "CREATING",
    });
    expect((await seen(cloud, ImageId))?.SnapshotSet?.map((one) => one.SnapshotId)).not.toContain(system?.SnapshotId);
  });
  test("requires exactly one system disk snapshot and only known snapshots", async () => {
    await using cloud = await TestCloud.start();
    const [system, data] = (await seen(cloud, "img-whole001"))?.SnapshotSet ?? [];
    const [other] = (await seen(cloud, "img-cs2rrmp0"))?.SnapshotSet ?? [];
    const { ImageSet: theirs } = await cloud.cvm(key(2)).DescribeImages({ ImageIds: ["img-quaypriv"] });
    const create = (...ids: (string | undefined)[]) =>
      codeOf(cloud.cvm().CreateImage({ ImageName: "again", SnapshotIds: ids.map((id) => id ?? "") }));
    expect(await create(data?.SnapshotId)).toBe("InvalidParameter.SystemSnapshotNotFound");
    expect(await create(system?.SnapshotId, other?.SnapshotId)).toBe("InvalidParameter.DuplicateSystemSnapshots");
    expect(await create(system?.SnapshotId, "snap-00000000")).toBe("InvalidParameter.SnapshotNotFound");
    expect(await create(theirs?.[0]?.SnapshotSet?.[0]?.SnapshotId)).toBe("InvalidParameter.SnapshotNotFound");
  });
});

describe("a dry run", () => {
  test("creates nothing and validates the request", async () => {
    await using cloud = await TestCloud.start();
    const before = await count(cloud);
    const dry = (request: Request) => cloud.cvm().CreateImage({ DryRun: true, ...request });
    expect((await dry({ InstanceId: "ins-web00001", ImageName: "fresh" })).ImageId).toBeNull();
    expect(await count(cloud)).toBe(before);
    expect(await codeOf(dry({ InstanceId: "ins-stopping", ImageName: "fresh" }))).toBe(
      "UnsupportedOperation.InstanceStateStopping",
    );
    expect(await codeOf(dry({ InstanceId: "ins-web00001", ImageName: "ubuntu" }))).toBe("InvalidImageName.Duplicate");
  });
});

describe("refusals", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    const disks = [
      { id: "disk-fullsys1", usage: "SYSTEM_DISK", size: 40 },
      { id: "disk-local001", usage: "DATA_DISK", size: 10, kind: "LOCAL" },
      { id: "disk-swap0001", usage: "DATA_DISK", size: 10, kind: "SWAP" },
    ];
    cloud = await cloudOf({
      accounts: [account(1), account(2)],
      images: [image("img-thisname", { name: "taken" })],
      instances: [
        instance("ins-disks001", { disks }),
        instance("ins-nocharge", { state: "STOPPED", stoppedMode: "STOP_CHARGING" }),
        instance("ins-stopped1", { state: "STOPPED" }),
        instance("ins-theirs01", { account: uin(2) }),
        instance("ins-elsewher", { region: "ap-shanghai" }),
        ...Object.keys(instanceRefusals).map((state, n) => instance(inState(n), { state })),
      ],
    });
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const of = (more: Partial<Request>): Request => ({ InstanceId: "ins-disks001", ImageName: "new", ...more });
  const tags = (Key: string, Value = "") => ({ TagSpecification: [{ ResourceType: "image", Tags: [{ Key, Value }] }] });
  test.each<[string, Request, string]>([
    ["instance and snapshots", of({ SnapshotIds: ["snap-00000000"] }), "InvalidParameterConflict"],
    ["neither instance nor snapshots", { ImageName: "new" }, "InvalidParameter.SpecifyOneParameter"],
    ["neither, written as no snapshots", { ImageName: "new", SnapshotIds: [] }, "InvalidParameter.SpecifyOneParameter"],
    [
      "data disks without an instance",
      { ImageName: "new", DataDiskIds: ["disk-local001"] },
      "InvalidParameter.InvalidDependence",
    ],
    ["an unknown instance", of({ InstanceId: "ins-00000000" }), "InvalidInstanceId.NotFound"],
    ["another account's instance", of({ InstanceId: "ins-theirs01" }), "InvalidInstanceId.NotFound"],
    ["an instance of another region", of({ InstanceId: "ins-elsewher" }), "InvalidInstanceId.NotFound"],
    [
      "the system disk among the data disks",
      of({ DataDiskIds: ["disk-fullsys1"] }),
      "InvalidParameter.DataDiskIdContainsRootDisk",
    ],
    [
      "a disk of another instance",
      of({ DataDiskIds: ["disk-systemd1"] }),
      "InvalidParameter.DataDiskNotBelongSpecifiedInstance",
    ],
    ["a local disk", of({ DataDiskIds: ["disk-local001"] }), "InvalidParameter.LocalDataDiskNotSupport"],
    ["a swap disk", of({ DataDiskIds: ["disk-swap0001"] }), "InvalidParameter.SwapDiskNotSupport"],
    [
      "an instance stopped without charge",
      of({ InstanceId: "ins-nocharge" }),
      "UnsupportedOperation.StoppedModeStopCharging",
    ],
    ["a name that is taken", of({ ImageName: "taken" }), "InvalidImageName.Duplicate"],
    ["a name of 61 characters", of({ ImageName: "n".repeat(61) }), "InvalidParameterValue.TooLarge"],
    ["a description of 257 characters", of({ ImageDescription: "d".repeat(257) }), "InvalidParameterValue.TooLarge"],
    ["a family that begins with a digit", of({ ImageFamily: "9lives" }), "InvalidParameterValue.InvalidImageFamily"],
    ["a word for true that is none", of({ ForcePoweroff: "yes" }), "InvalidParameterValue"],
    ["a tag key of 128 characters", of(tags("k".repeat(128))), "InvalidParameterValue.TooLarge"],
    ["a tag value of 256 characters", of(tags("k", "v".repeat(256))), "InvalidParameterValue.TooLarge"],
  ])("%s", async (_, request, code) => {
    expect(await codeOf(cloud.cvm().CreateImage(request))).toBe(code);
  });
  test.each(Object.entries(instanceRefusals).map(([state, code], n) => [state, n, code] as const))(
    "an instance in state %s",
    async (_, n, code) => {
      expect(await codeOf(cloud.cvm().CreateImage(of({ InstanceId: inState(n) })))).toBe(code);
    },
  );
  test("accepts the longest names and a stopped instance", async () => {
    const longest = of({
      InstanceId: "ins-stopped1",
      ImageName: "名".repeat(60),
      ImageDescription: "述".repeat(256),
      ...tags("k".repeat(127), "v".repeat(255)),
    });
    expect((await cloud.cvm().CreateImage(longest)).ImageId).toStartWith("img-");
  });
  test("accepts an empty list of snapshots beside an instance", async () => {
    expect((await cloud.cvm().CreateImage(of({ ImageName: "alone", SnapshotIds: [] }))).ImageId).toStartWith("img-");
  });
});

describe("the quota", () => {
  test("limits a region to 500 private images and is returned by DescribeImageQuota", async () => {
    const images = Array.from({ length: 499 }, (_, n) => image(`img-quota${String(n).padStart(3, "0")}`));
    await using cloud = await cloudOf({ images, instances: [instance("ins-source01")] });
    const create = (ImageName: string) => cloud.cvm().CreateImage({ InstanceId: "ins-source01", ImageName });
    expect((await create("the last one")).ImageId).toStartWith("img-");
    expect(await refusalOf(create("one too many"))).toEqual({
      code: "ImageQuotaLimitExceeded",
      message: "The account has reached the limit of 500 images in this region.",
    });
    expect((await cloud.cvm().DescribeImageQuota()).ImageNumQuota).toBe(500);
    const file = {
      Architecture: "x86_64",
      OsType: "Debian",
      OsVersion: "12",
      ImageUrl: "https://files.example/debian.qcow2",
    };
    expect(await codeOf(cloud.cvm().ImportImage({ ...file, ImageName: "one too many" }))).toBe(
      "ImageQuotaLimitExceeded",
    );
    const copy = { ImageIds: ["img-quota000"], DestinationRegions: ["ap-guangzhou"] };
    expect(await codeOf(cloud.cvm().SyncImages(copy))).toBe("InvalidParameterValue.InvalidRegion");
  });
});

test("creates one image if concurrent requests use the same name", async () => {
  await using cloud = await TestCloud.start();
  const calls = Array.from({ length: 10 }, () =>
    cloud.cvm().CreateImage({ InstanceId: "ins-web00001", ImageName: "race" }),
  );
  const settled = await Promise.allSettled(calls);
  expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of settled) if (one.status === "rejected") expect(one.reason.code).toBe("InvalidImageName.Duplicate");
});

test("requires permission for the instance and for images", async () => {
  const policies = [
    {
      name: "both",
      document: allowing("cvm:CreateImage", [
        `qcs::cvm:ap-guangzhou:uin/${uin(1)}:instance/ins-source01`,
        "qcs::cvm:::image/*",
      ]),
    },
    { name: "half", document: allowing("cvm:CreateImage", "qcs::cvm:::image/*") },
  ];
  const users = ["both", "half"].map((name, n) => ({
    uin: uin(101 + n),
    name,
    keys: [key(101 + n)],
    policies: [name],
  }));
  await using cloud = await cloudOf({
    accounts: [account(1, { policies, users })],
    instances: [instance("ins-source01"), instance("ins-source02")],
  });
  const create = (number: number, InstanceId: string) =>
    cloud.cvm(key(number)).CreateImage({ InstanceId, ImageName: `${number}` });
  const { ImageId } = await create(101, "ins-source01");
  expect((await seen(cloud, ImageId))?.ImageCreator).toBe(uin(101));
  expect((await refusalOf(create(101, "ins-source02"))).message).toContain(
    `(cvm:CreateImage)\nresource (qcs::cvm:ap-guangzhou:uin/${uin(1)}:instance/ins-source02) has no permission\n`,
  );
  expect(await codeOf(create(102, "ins-source01"))).toBe("UnauthorizedOperation");
});
