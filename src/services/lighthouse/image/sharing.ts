import type { CvmImage } from "#imagesource/port.ts";
import type { Message } from "#kernel/errors.ts";

/** Why an image cannot be shared to Lighthouse: words for a list, and the code for who tries nevertheless. */
export interface UnshareableReason {
  readonly reason: Message;
  readonly code:
    | "UnsupportedOperation.ImageAlreadyShared"
    | "UnsupportedOperation.ImageOccupied"
    | "UnsupportedOperation.ImageUnableToShare";
}

interface Condition extends UnshareableReason {
  fails(image: CvmImage): boolean;
}

const unable = "UnsupportedOperation.ImageUnableToShare";

/** The first of the published conditions, and the only one that does not lie in the image itself. */
const alreadyShared: UnshareableReason = {
  reason: { en: "The image has already been shared.", zh: "镜像已共享。" },
  code: "UnsupportedOperation.ImageAlreadyShared",
};

/** The others in the published order; the last two are implied by "the account's custom images". */
const conditions: readonly Condition[] = [
  {
    reason: { en: "Images imported from outside cannot be shared.", zh: "外部导入的镜像不支持共享。" },
    code: unable,
    fails: (image) => image.source === "EXTERNAL_IMPORT",
  },
  {
    reason: { en: "Images of a whole machine cannot be shared.", zh: "整机镜像不支持共享。" },
    code: unable,
    fails: (image) => image.wholeMachine,
  },
  {
    reason: { en: "The image does not support cloud-init.", zh: "镜像不支持Cloudinit。" },
    code: unable,
    fails: (image) => !image.cloudInit,
  },
  {
    reason: { en: "The operating system of the image cannot be shared.", zh: "镜像操作系统不支持共享。" },
    code: unable,
    fails: (image) => !isEligibleSystem(image.platform, image.os),
  },
  {
    reason: { en: "The image is busy: it is not in state NORMAL.", zh: "镜像状态不是NORMAL。" },
    code: "UnsupportedOperation.ImageOccupied",
    fails: (image) => ["CREATING", "IMPORTING", "SYNCING", "USING"].includes(image.state),
  },
  {
    reason: { en: "The image is not in state NORMAL.", zh: "镜像状态不是NORMAL。" },
    code: unable,
    fails: (image) => image.state !== "NORMAL",
  },
  {
    reason: { en: "Images received from another account cannot be shared on.", zh: "共享镜像不支持再次共享。" },
    code: unable,
    fails: (image) => image.type === "SHARED_IMAGE",
  },
  {
    reason: { en: "Only custom images can be shared.", zh: "仅支持共享自定义镜像。" },
    code: unable,
    fails: (image) => image.type !== "PRIVATE_IMAGE",
  },
];

/** What keeps an image from being shared; undefined where it can be. `shared` tells that it already is. */
export function unshareableReason(image: CvmImage, shared: boolean): UnshareableReason | undefined {
  return shared ? alreadyShared : conditions.find((condition) => condition.fails(image));
}

/** The oldest version of each system that can be shared, as the product's documentation lists them. */
const oldest: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  CentOS: [6, 8],
  Ubuntu: [14, 4],
  Debian: [8, 2],
  Windows: [2012, 0],
  TencentOS: [2, 4],
};

/** Whether a system is one that Lighthouse takes, by the version number inside its name. */
export function isEligibleSystem(platform: string, os: string): boolean {
  const least = Object.hasOwn(oldest, platform) ? oldest[platform] : undefined;
  const version = /(\d+)(?:\.(\d+))?/.exec(os);
  if (!least || !version) return false;
  const [major, minor] = [Number(version[1]), Number(version[2] ?? 0)];
  // "CentOS Stream 9" and "Debian 12" give no minor version, so a greater major one decides alone.
  return major > least[0] || (major === least[0] && minor >= least[1]);
}
