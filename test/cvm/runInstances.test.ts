import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { unsupportedParameters } from "#services/cvm/instance/unsupported.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { allTags } from "../tag/resources.ts";
import { account, calmly, cloudOf, image, uin } from "../world/worlds.ts";
import { calmCloud, described, least, type RunRequest, seen } from "./instances.ts";

describe("RunInstances and DescribeInstances", () => {
  test("returns all requested properties", async () => {
    await using cloud = await TestCloud.start();
    const before = cloud.clock.now();
    const { InstanceIdSet: [id = ""] = [] } = await cloud.cvm().RunInstances(
      least({
        InstanceChargeType: "POSTPAID_BY_HOUR",
        InstanceType: "SA5.LARGE8",
        InstanceName: "build",
        SystemDisk: { DiskType: "CLOUD_BSSD", DiskSize: 80, DiskName: "root" },
        DataDisks: [
          { DiskSize: 100, DiskType: "CLOUD_SSD", DeleteWithInstance: false },
          { DiskSize: 10, DiskType: "LOCAL_BASIC", DiskName: "scratch", DeleteWithInstance: true },
        ],
        Placement: { Zone: "ap-guangzhou-3", ProjectId: 0 },
        VirtualPrivateCloud: { VpcId: "DEFAULT", SubnetId: "DEFAULT", AsVpcGateway: false, Ipv6AddressCount: 0 },
        InternetAccessible: {
          InternetChargeType: "BANDWIDTH_POSTPAID_BY_HOUR",
          InternetMaxBandwidthOut: 5,
          PublicIpAssigned: true,
        },
        LoginSettings: { Password: "Skerry-2026", KeyIds: [] },
        EnhancedService: { SecurityService: { Enabled: true }, MonitorService: { Enabled: false } },
        HostName: "build-1.local",
        UserData: btoa("#!/bin/sh\n"),
        TagSpecification: [{ ResourceType: "instance", Tags: [{ Key: "team", Value: "web" }] }],
        Metadata: { Items: [{ Key: "colour", Value: "blue" }] },
        CamRoleName: "Lighthouse_QCSLinkedRoleInBasic",
        SecurityGroupIds: [],
        HpcClusterId: "",
      }),
    );
    const told = await seen(cloud, id);
    expect(told).toMatchObject({
      InstanceId: id,
      InstanceName: "build",
      InstanceType: "SA5.LARGE8",
      InstanceChargeType: "POSTPAID_BY_HOUR",
      CPU: 4,
      Memory: 8,
      ImageId: "img-487zeit5",
      OsName: "Ubuntu Server 22.04 LTS 64bit",
      DefaultLoginUser: "ubuntu",
      DefaultLoginPort: 22,
      Placement: { Zone: "ap-guangzhou-3", ProjectId: 0 },
      SystemDisk: { DiskType: "CLOUD_BSSD", DiskSize: 80, DiskName: "root" },
      DataDisks: [
        { DiskSize: 100, DiskType: "CLOUD_SSD", DeleteWithInstance: false },
        { DiskSize: 10, DiskType: "LOCAL_BASIC", DiskName: "scratch", DeleteWithInstance: true },
      ],
      InternetAccessible: {
        InternetChargeType: "BANDWIDTH_POSTPAID_BY_HOUR",
        InternetMaxBandwidthOut: 5,
        PublicIpAssigned: true,
      },
      PrivateIpAddresses: [expect.stringMatching(/^172\.16\.\d+\.\d+$/)],
      PublicIpAddresses: [expect.stringMatching(/^198\.1[89]\.\d+\.\d+$/)],
      Tags: [{ Key: "team", Value: "web" }],
      Metadata: { Items: [{ Key: "colour", Value: "blue" }] },
      HostName: "build-1.local",
      EnableJumboFrame: false,
      CamRoleName: "Lighthouse_QCSLinkedRoleInBasic",
      ExpiredTime: null,
      RestrictState: "NORMAL",
    });
    const created = Date.parse(told?.CreatedTime ?? "");
    expect(created).toBeGreaterThanOrEqual(before - 1000);
    expect(created).toBeLessThanOrEqual(cloud.clock.now());
    expect(told?.Uuid).toMatch(/^[0-9a-f]{8}-/);
    expect(JSON.stringify(told)).not.toContain("Skerry-2026");
    const rows = await cloud.cloud.db.selectFrom("cvm_instances").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("Skerry-2026");
  });

  test("creates an instance from a minimal request, hidden from other accounts", async () => {
    await using cloud = await TestCloud.start();
    const { InstanceIdSet: [id = ""] = [] } = await cloud.cvm().RunInstances(least({ ImageId: "img-eb87lxi3" }));
    expect(await seen(cloud, id)).toMatchObject({
      InstanceName: "Unnamed",
      InstanceType: "S5.MEDIUM4",
      CPU: 2,
      Memory: 4,
      SystemDisk: { DiskType: "CLOUD_PREMIUM", DiskSize: 50 },
      DataDisks: [],
      PublicIpAddresses: null,
      DefaultLoginUser: "Administrator",
      DefaultLoginPort: 3389,
    });
    for (const client of [cloud.cvm(key(2)), cloud.cvm(key(1), "ap-shanghai")]) {
      expect((await client.DescribeInstances({ InstanceIds: [id] })).TotalCount).toBe(0);
    }
  });

  test("numbers several instances and gives each its own addresses", async () => {
    await using cloud = await TestCloud.start();
    const namesOf = async (more: Partial<RunRequest>) => {
      const { InstanceIdSet: ids = [] } = await cloud.cvm().RunInstances(least(more));
      const rows = await described(cloud, { InstanceIds: ids });
      return ids.map((id) => rows.find((row) => row.InstanceId === id)?.InstanceName);
    };
    expect(await namesOf({ InstanceCount: 3, InstanceName: "web" })).toEqual(["web1", "web2", "web3"]);
    expect(await namesOf({ InstanceCount: 2, InstanceName: "n{R:7}-{R:1}" })).toEqual(["n7-1", "n8-2"]);
    expect(await namesOf({ InstanceCount: 2 })).toEqual(["Unnamed", "Unnamed"]);
    expect(await namesOf({ InstanceName: "n{R:7}" })).toEqual(["n7"]);
    const addresses = (await described(cloud)).flatMap((row) => row.PrivateIpAddresses ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBe(10);
  });

  test("accepts a private image, a shared image and a snapshot", async () => {
    await using cloud = await TestCloud.start();
    const ids = ["img-whole001", "img-quaysrc1"];
    const whole = (await cloud.cvm().DescribeImages({ ImageIds: ["img-whole001"] })).ImageSet?.[0];
    const SnapshotId = whole?.SnapshotSet?.find((one) => one.DiskUsage === "DATA_DISK")?.SnapshotId ?? "";
    for (const ImageId of ids) await cloud.cvm().RunInstances(least({ ImageId, InstanceName: ImageId }));
    const rows = await described(cloud, { Filters: [{ Name: "instance-name", Values: ["img-"] }] });
    const sizes = Object.fromEntries(rows.map((row) => [row.ImageId, row.DataDisks?.map((disk) => disk.DiskSize)]));
    expect(sizes).toEqual({ "img-whole001": [100, 200], "img-quaysrc1": [] });
    await cloud.cvm().RunInstances(least({ DataDisks: [{ DiskSize: 100, SnapshotId }] }));
    const small = least({ DataDisks: [{ DiskSize: 90, SnapshotId }] });
    expect(await codeOf(cloud.cvm().RunInstances(small))).toBe("FailedOperation.SnapshotSizeLargerThanDataSize");
  });
});

test("adds the tags of an instance to the account", async () => {
  await using cloud = await TestCloud.start();
  const Tags = [{ Key: "floor", Value: "three" }];
  await cloud.cvm().RunInstances(least({ TagSpecification: [{ ResourceType: "instance", Tags }], DryRun: true }));
  expect(await allTags(cloud)).not.toContain("floor=three");
  await cloud.cvm().RunInstances(least({ TagSpecification: [{ ResourceType: "instance", Tags }] }));
  expect(await allTags(cloud)).toContain("floor=three");
});

test("creates no instance in a dry run but validates the request", async () => {
  await using cloud = await TestCloud.start();
  const before = (await described(cloud)).length;
  expect((await cloud.cvm().RunInstances(least({ DryRun: true }))).InstanceIdSet).toBeUndefined();
  expect((await described(cloud)).length).toBe(before);
  const dry = cloud.cvm().RunInstances(least({ DryRun: true, ImageId: "img-00000000" }));
  expect(await codeOf(dry)).toBe("InvalidImageId.NotFound");
});

test("creates instances once per client token", async () => {
  await using cloud = await TestCloud.start();
  const run = (more: Partial<RunRequest> = {}) => cloud.cvm().RunInstances(least({ ClientToken: "once", ...more }));
  const first = await run();
  expect((await run()).InstanceIdSet).toEqual(first.InstanceIdSet ?? []);
  expect(await codeOf(run({ InstanceName: "other" }))).toBe("InvalidParameterValue");
  expect((await run({ ClientToken: "twice" })).InstanceIdSet).not.toEqual(first.InstanceIdSet ?? []);
});

test("limits the instances of a region, not counting terminated ones", async () => {
  await using cloud = await calmCloud();
  const run = (InstanceCount: number, more: Partial<RunRequest> = {}) =>
    cloud.cvm().RunInstances(least({ InstanceCount, ...more }));
  for (let round = 0; round < 4; round++) await run(100);
  const { InstanceIdSet: last = [] } = await run(98);
  // Which leaves two.
  const { code, message } = await refusalOf(run(3));
  expect(code).toBe("LimitExceeded.InstanceQuota");
  expect(message).toContain("498 are in use");
  expect((await run(3, { MinCount: 1 })).InstanceIdSet?.length).toBe(2);
  expect(await codeOf(run(1))).toBe("LimitExceeded.InstanceQuota");
  cloud.clock.advance(calmly);
  await cloud.cvm().TerminateInstances({ InstanceIds: last.slice(0, 1) });
  expect(await codeOf(run(1))).toBe("LimitExceeded.InstanceQuota");
  cloud.clock.advance(calmly);
  expect((await run(1)).InstanceIdSet?.length).toBe(1);
});

describe("refusals", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await cloudOf({
      accounts: [account(1), account(2)],
      images: [
        image("img-large001", { size: 100 }),
        image("img-failed01", { state: "CREATEFAILED" }),
        image("img-foreign1", { account: uin(2) }),
      ],
    });
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  const placed = (Placement: NonNullable<RunRequest["Placement"]>) => ({ Placement });
  const disk = (more: object) => ({ DataDisks: [{ DiskSize: 100, ...more }] });
  const network = (VpcId: string, SubnetId: string) => ({ VirtualPrivateCloud: { VpcId, SubnetId } });
  const login = (Password: string, more = {}) => ({ LoginSettings: { Password, ...more } });
  test.each<[string, Partial<RunRequest>, string]>([
    ["an unknown zone", placed({ Zone: "ap-guangzhou-99" }), "InvalidParameterValue.ZoneNotSupported"],
    ["a zone of another region", placed({ Zone: "ap-shanghai-2" }), "InvalidZone.MismatchRegion"],
    ["a malformed image", { ImageId: "img-x" }, "InvalidImageId.Malformed"],
    ["an unknown image", { ImageId: "img-00000000" }, "InvalidImageId.NotFound"],
    ["another account's image", { ImageId: "img-foreign1" }, "InvalidImageId.NotFound"],
    ["an image that failed", { ImageId: "img-failed01" }, "InvalidParameterValue.InvalidImageState"],
    ["a malformed type", { InstanceType: "big" }, "InvalidInstanceType.Malformed"],
    ["an unknown type", { InstanceType: "ZZ9.SMALL1" }, "InvalidParameterValue.InstanceTypeNotFound"],
    ["a type that is not sold", { InstanceType: "GN7.LARGE20" }, "ResourcesSoldOut.SpecifiedInstanceType"],
    [
      "a type with another processor",
      { InstanceType: "SR1.MEDIUM4" },
      "InvalidParameterValue.InvalidImageForGivenInstanceType",
    ],
    [
      "a system disk below the image",
      { ImageId: "img-large001", SystemDisk: { DiskSize: 99 } },
      "InvalidParameterValue.Range",
    ],
    ["a disk of an unknown kind", disk({ DiskType: "FLOPPY" }), "InvalidParameterValue"],
    ["a data disk without size", { DataDisks: [{ DiskSize: 0 }] }, "InvalidParameterValue.Range"],
    ["a data disk of an odd size", disk({ DiskSize: 105 }), "InvalidParameterValue.Range"],
    [
      "an SSD that is too small",
      disk({ DiskType: "CLOUD_SSD", DiskSize: 90 }),
      "InvalidParameterValue.CloudSsdDataDiskSizeTooSmall",
    ],
    ["a malformed snapshot", disk({ SnapshotId: "snap-x" }), "InvalidParameterValue.SnapshotIdMalformed"],
    ["an unknown snapshot", disk({ SnapshotId: "snap-00000000" }), "InvalidParameter.SnapshotNotFound"],
    ["a long name of a disk", disk({ DiskName: "d".repeat(129) }), "InvalidParameterValue.TooLarge"],
    ["21 data disks", { DataDisks: Array(21).fill({ DiskSize: 10 }) }, "InvalidParameterValue.LimitExceeded"],
    ["months paid ahead", { InstanceChargeType: "PREPAID" }, "InvalidPermission"],
    ["months without saying so", { InstanceChargePrepaid: { Period: 1 } }, "InvalidPermission"],
    ["a bid", { InstanceChargeType: "SPOTPAID" }, "UnsupportedOperation.NoInstanceTypeSupportSpot"],
    ["an unknown way to pay", { InstanceChargeType: "LATER" }, "InvalidParameterValue"],
    ["none", { InstanceCount: 0 }, "InvalidParameterValue.Range"],
    ["too many", { InstanceCount: 101 }, "InvalidParameterValue.Range"],
    ["a least number above the number", { MinCount: 2 }, "InvalidParameterValue.InvalidParameterMinCount"],
    ["a long name", { InstanceName: "n".repeat(129) }, "InvalidInstanceName.TooLong"],
    ["a long word", { ClientToken: "t".repeat(65) }, "InvalidClientToken.TooLong"],
    ["a malformed host name", { HostName: "a..b" }, "InvalidParameterValue.IllegalHostName"],
    ["data that is no base64", { UserData: "§" }, "InvalidParameterValue.InvalidUserDataFormat"],
    ["too much data", { UserData: "QUFB".repeat(5462) }, "InvalidParameterValue.InvalidUserDataFormat"],
    ["a malformed network", network("net", "DEFAULT"), "InvalidParameterValue.VpcIdMalformed"],
    ["an unknown network", network("vpc-00000000", "subnet-00000000"), "InvalidParameterValue.VpcIdNotExist"],
    ["a malformed subnet", network("DEFAULT", "net"), "InvalidParameterValue.SubnetIdMalformed"],
    ["an unknown subnet", network("DEFAULT", "subnet-00000000"), "InvalidParameterValue.SubnetNotExist"],
    ["an address without bandwidth", { InternetAccessible: { PublicIpAssigned: true } }, "InvalidParameterCombination"],
    ["too much bandwidth", { InternetAccessible: { InternetMaxBandwidthOut: 201 } }, "InvalidParameterValue.Range"],
    ["a short password", login("Aa1-"), "InvalidParameterValue.InvalidPassword"],
    ["a simple password", login("abcdefgh"), "InvalidParameterValue.InvalidPassword"],
    ["a password with a blank", login("abcd 1234"), "InvalidParameterValue.InvalidPassword"],
    [
      "a short password for Windows",
      { ImageId: "img-eb87lxi3", ...login("Skerry-2026") },
      "InvalidParameterValue.InvalidPassword",
    ],
    [
      "the image's login for the platform's",
      { LoginSettings: { KeepImageLogin: "TRUE" } },
      "InvalidParameterCombination",
    ],
    [
      "the image's login and a password",
      { ImageId: "img-large001", ...login("Skerry-2026", { KeepImageLogin: "true" }) },
      "InvalidParameterCombination",
    ],
    ["a malformed key", { LoginSettings: { KeyIds: ["key"] } }, "InvalidKeyPairId.Malformed"],
    ["an unknown role", { CamRoleName: "nobody" }, "AuthFailure.CamRoleNameAuthenticateFailed"],
    ["tags for something else", { TagSpecification: [{ ResourceType: "host", Tags: [] }] }, "InvalidParameterValue"],
    ["metadata with a bad key", { Metadata: { Items: [{ Key: "a b", Value: "" }] } }, "InvalidParameterValue"],
  ])("%s", async (_, more, code) => {
    expect(await codeOf(cloud.cvm().RunInstances(least(more)))).toBe(code);
  });

  test("rejects a request without placement or image", async () => {
    const { Placement, ImageId } = least();
    const cvm = cloud.cvm();
    for (const request of [{ ImageId }, { Placement }]) {
      const { code, message } = await refusalOf(cvm.RunInstances(JSON.parse(JSON.stringify(request))));
      expect(code).toBe("MissingParameter");
      expect(message).toContain(request.ImageId === undefined ? "`ImageId`" : "`Placement`");
    }
  });

  /** A value for each thing that is not offered, where a plain text would not do. */
  const wishes: Readonly<Record<string, unknown>> = {
    LaunchTemplate: { LaunchTemplateId: "lt-00000000" },
    ChcIds: ["chc-00000000"],
    "Placement.ProjectId": 1,
    "Placement.HostIds": ["host-00000000"],
    "Placement.DedicatedResourcePackIds": ["rpp-00000000"],
    "SystemDisk.Encrypt": true,
    "DataDisks.Encrypt": true,
    "DataDisks.ThroughputPerformance": 10,
    "DataDisks.BurstPerformance": true,
    "VirtualPrivateCloud.AsVpcGateway": true,
    "VirtualPrivateCloud.PrivateIpAddresses": ["10.0.0.9"],
    "VirtualPrivateCloud.Ipv6AddressCount": 1,
    NetworkInterfaces: [{ InterfaceType: "PRIMARY", VpcId: "v", SubnetId: "s", PrivateIpv4AddressCount: 1 }],
    SecurityGroupIds: ["sg-00000000"],
    "LoginSettings.KeyIds": ["skey-00000000"],
    ActionTimer: { TimerAction: "TerminateInstances" },
    DisasterRecoverGroupIds: ["ps-00000000"],
    PartitionNumber: 1,
    InstanceMarketOptions: { SpotOptions: { MaxPrice: "1" } },
    CpuTopology: { CoreCount: 1 },
    EnableJumboFrame: true,
  };
  const around: Readonly<Record<string, object>> = {
    Placement: { Zone: "ap-guangzhou-3" },
    DataDisks: { DiskSize: 10 },
    VirtualPrivateCloud: { VpcId: "DEFAULT", SubnetId: "DEFAULT" },
  };
  test.each(unsupportedParameters)("what is not offered: %s", async (path, code) => {
    const [name = "", inner] = path.split(".");
    const wish = wishes[path] ?? "something";
    const structure = inner === undefined ? wish : { ...around[name], [inner]: wish };
    const more = { [name]: name === "DataDisks" ? [{ DiskSize: 10 }, structure] : structure };
    const { code: told, message } = await refusalOf(cloud.cvm().RunInstances(least(more)));
    expect(told).toBe(code);
    expect(message).toContain(path);
  });

  test("creates nothing in any rejected request", async () => {
    expect(await described(cloud)).toEqual([]);
  });
});
