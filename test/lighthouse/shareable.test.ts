import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";
import { isEligibleSystem } from "#services/lighthouse/image/sharing.ts";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, image, uin } from "../world/worlds.ts";

const clientOf = (cloud: TestCloud, language?: "zh-CN" | "en-US") =>
  new lighthouse.v20200324.Client({
    credential: { ...key(1) },
    region: "ap-guangzhou",
    profile: {
      ...(language && { language }),
      httpProfile: { endpoint: `127.0.0.1:${cloud.port}`, protocol: "http://", reqTimeout: 10 },
    },
  });

/** `IsShareable` and `UnshareableReason` of one image. */
async function shareability(client: ReturnType<typeof clientOf>, id: string, type: string) {
  const Filters = [
    { Name: "image-id", Values: [id] },
    { Name: "image-type", Values: [type] },
  ];
  const { ImageSet } = await client.DescribeImagesToShare({ Filters });
  const [found] = ImageSet ?? [];
  return [found?.IsShareable, found?.UnshareableReason];
}

const [shared, unable, occupied] = [
  "UnsupportedOperation.ImageAlreadyShared",
  "UnsupportedOperation.ImageUnableToShare",
  "UnsupportedOperation.ImageOccupied",
];

type Row = readonly [id: string, zh: string, en: string, code: string, type?: string];
const rows: readonly Row[] = [
  ["img-alrdysh1", "镜像已共享。", "The image is already shared.", shared],
  ["img-extern01", "外部导入的镜像不支持共享。", "Imported images cannot be shared.", unable],
  ["img-whole001", "整机镜像不支持共享。", "Full-machine images cannot be shared.", unable],
  ["img-nocloud1", "镜像不支持Cloudinit。", "The image does not support cloud-init.", unable],
  [
    "img-oldos001",
    "镜像操作系统不支持共享。",
    "The operating system of the image is not supported for sharing.",
    unable,
  ],
  [
    "img-freebsd1",
    "镜像操作系统不支持共享。",
    "The operating system of the image is not supported for sharing.",
    unable,
  ],
  [
    "img-busy0001",
    "镜像状态不是NORMAL。",
    "An operation on the image is in progress: it is not in state NORMAL.",
    occupied,
  ],
  ["img-failed01", "镜像状态不是NORMAL。", "The image is not in state NORMAL.", unable],
  [
    "img-quaysrc1",
    "共享镜像不支持再次共享。",
    "Images received from another account cannot be shared again.",
    unable,
    "SHARED_IMAGE",
  ],
  ["img-487zeit5", "仅支持共享自定义镜像。", "Only custom images can be shared.", unable, "PUBLIC_IMAGE"],
];

describe("UnshareableReason", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test.each(rows)(
    "explains %s in Chinese, or in English if the request sets that language",
    async (id, zh, en, _, type = "PRIVATE_IMAGE") => {
      expect(await shareability(clientOf(cloud), id, type)).toEqual([false, zh]);
      expect(await shareability(clientOf(cloud, "zh-CN"), id, type)).toEqual([false, zh]);
      expect(await shareability(clientOf(cloud, "en-US"), id, type)).toEqual([false, en]);
    },
  );
  test.each(rows)("matches the code with which ModifyImageSharePermission rejects %s", async (id, _zh, _en, code) => {
    expect(await codeOf(clientOf(cloud).ModifyImageSharePermission({ ImageId: id, Permission: "SHARE" }))).toBe(code);
  });
  test("is empty for a shareable image", async () => {
    expect(await shareability(clientOf(cloud), "img-xkd784jw", "PRIVATE_IMAGE")).toEqual([true, ""]);
    expect(await shareability(clientOf(cloud, "en-US"), "img-xkd784jw", "PRIVATE_IMAGE")).toEqual([true, ""]);
  });
});

describe("if several reasons apply", () => {
  const reasons = [
    ["shared", { sharedToLighthouse: "lhbp-order001" }, "镜像已共享。", shared],
    ["external", { source: "EXTERNAL_IMPORT" }, "外部导入的镜像不支持共享。", unable],
    ["whole machine", { dataDisks: [10] }, "整机镜像不支持共享。", unable],
    ["cloud-init", { cloudInit: false }, "镜像不支持Cloudinit。", unable],
    ["system", { os: "CentOS 6.7 64bit", platform: "CentOS" }, "镜像操作系统不支持共享。", unable],
    ["state", { state: "USING" }, "镜像状态不是NORMAL。", occupied],
  ] as const;
  let cloud: TestCloud;
  beforeAll(async () => {
    // Image n has reason n and every later one; the last image also belongs to another account.
    const images = reasons.map((_, n) =>
      image(`img-order00${n}`, Object.assign({}, ...reasons.slice(n).map(([, parts]) => parts))),
    );
    const received = image("img-receive1", { account: uin(2), state: "CREATEFAILED", sharedWith: [uin(1)] });
    cloud = await cloudOf({ accounts: [account(1), account(2)], images: [...images, received] });
  });
  afterAll(() => cloud[Symbol.asyncDispose]());

  test.each(reasons.map(([name, , reason, code], n) => [name, n, reason, code] as const))(
    "%s takes precedence over the reasons that the documentation lists after it",
    async (_, n, reason, code) => {
      expect(await shareability(clientOf(cloud), `img-order00${n}`, "PRIVATE_IMAGE")).toEqual([false, reason]);
      const share = clientOf(cloud).ModifyImageSharePermission({ ImageId: `img-order00${n}`, Permission: "SHARE" });
      expect(await codeOf(share)).toBe(code);
    },
  );
  test("state takes precedence over the receipt from another account", async () => {
    expect(await shareability(clientOf(cloud), "img-receive1", "SHARED_IMAGE")).toEqual([
      false,
      "镜像状态不是NORMAL。",
    ]);
  });
});

describe("the state of an image", () => {
  const states = [
    ["NORMAL", undefined],
    ["CREATING", occupied],
    ["IMPORTING", occupied],
    ["SYNCING", occupied],
    ["USING", occupied],
    ["CREATEFAILED", unable],
    ["IMPORTFAILED", unable],
  ] as const;
  test("decides between the codes ImageOccupied and ImageUnableToShare", async () => {
    await using cloud = await cloudOf({ images: states.map(([state], n) => image(`img-state00${n}`, { state })) });
    const client = cloud.lighthouse();
    for (const [n, [state, code]] of states.entries()) {
      const [found] = (await client.DescribeImagesToShare({ ImageIds: [`img-state00${n}`] })).ImageSet ?? [];
      expect(found).toMatchObject({ ImageState: state, IsShareable: code === undefined });
      const share = client.ModifyImageSharePermission({ ImageId: `img-state00${n}`, Permission: "SHARE" });
      if (code === undefined) expect((await share).BlueprintId).toStartWith("lhbp-");
      else expect(await codeOf(share)).toBe(code);
    }
  });
});

describe("the operating system of an image", () => {
  test.each([
    ["CentOS", "CentOS 6.8 64bit"],
    ["CentOS", "CentOS 6.10 64位"],
    ["CentOS", "CentOS 7.0 64bit"],
    ["CentOS", "CentOS Stream 9 64bit"],
    ["Ubuntu", "Ubuntu Server 14.04.1 LTS 64bit"],
    ["Ubuntu", "Ubuntu Server 24.04 LTS 64位"],
    ["Debian", "Debian 8.2 64bit"],
    ["Debian", "Debian 12 64bit"],
    ["Windows", "Windows Server 2012 R2 Datacenter 64bit"],
    ["TencentOS", "TencentOS Server 2.4"],
    ["TencentOS", "TencentOS Server 4 for x86_64"],
  ])("%s: %s is eligible", (platform, os) => expect(isEligibleSystem(platform, os)).toBe(true));
  test.each([
    ["CentOS", "CentOS 6.7 64bit"],
    ["CentOS", "CentOS 5.11 64bit"],
    ["CentOS", "CentOS"],
    ["Ubuntu", "Ubuntu Server 13.10 64bit"],
    ["Ubuntu", "Ubuntu Server 14.03 64bit"],
    ["Debian", "Debian 8.1 64bit"],
    ["Windows", "Windows Server 2008 R2 64bit"],
    ["TencentOS", "TencentOS Server 2.2"],
    ["Rocky Linux", "Rocky Linux 9.2 64bit"],
    ["constructor", "constructor 99"],
    ["", "Ubuntu Server 24.04 LTS 64bit"],
  ])("%s: %s is not eligible", (platform, os) => expect(isEligibleSystem(platform, os)).toBe(false));
});
