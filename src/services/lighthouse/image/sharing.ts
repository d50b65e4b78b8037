import type { CvmImage } from "#imagesource/port.ts";
import type { Message } from "#kernel/errors.ts";

/** Why an image cannot be shared to Lighthouse: the text for lists, and the error code for an attempt to share it. */
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

/** The first of the published conditions. It is the only one that does not depend on the image itself. */
const alreadyShared: UnshareableReason = {
  reason: { en: "The image is already shared.", zh: "镜像已共享。" },
  code: "UnsupportedOperation.ImageAlreadyShared",
};

/** The other conditions, in the published order. The last two follow from "the account's custom images". */
const conditions: readonly Condition[] = [
  {
    reason: { en: "Imported images cannot be shared.", zh: "外部导入的镜像不支持共享。" },
    code: unable,
    fails: (image) => image.source === "EXTERNAL_IMPORT",
  },
  {
    reason: { en: "Full-machine images cannot be shared.", zh: "整机镜像不支持共享。" },
    code: unable,
    fails: (image) => image.wholeMachine,
  },
  {
    reason: { en: "The image does not support cloud-init.", zh: "镜像不支持Cloudinit。" },
    code: unable,
    fails: (image) => !image.cloudInit,
  },
  {
    reason: { en: "The operating system of the image is not supported for sharing.", zh: "镜像操作系统不支持共享。" },
    code: unable,
    fails: (image) => !isEligibleSystem(image.platform, image.os),
  },
  {
    reason: { en: "An operation on the image is in progress: it is not in state NORMAL.", zh: "镜像状态不是NORMAL。" },
    code: "UnsupportedOperation.ImageOccupied",
    fails: (image) => ["CREATING", "IMPORTING", "SYNCING", "USING"].includes(image.state),
  },
  {
    reason: { en: "The image is not in state NORMAL.", zh: "镜像状态不是NORMAL。" },
    code: unable,
    fails: (image) => image.state !== "NORMAL",
  },
  {
    reason: { en: "Images received from another account cannot be shared again.", zh: "共享镜像不支持再次共享。" },
    code: unable,
    fails: (image) => image.type === "SHARED_IMAGE",
  },
  {
    reason: { en: "Only custom images can be shared.", zh: "仅支持共享自定义镜像。" },
    code: unable,
    fails: (image) => image.type !== "PRIVATE_IMAGE",
  },
];

/**
 * The first reason why an image cannot be shared, or undefined if it can. `shared` states whether it is already shared.
 */
export function unshareableReason(image: CvmImage, shared: boolean): UnshareableReason | undefined {
  return shared ? alreadyShared : conditions.find((condition) => condition.fails(image));
}

/** The oldest version of each operating system that can be shared, as published in the product documentation. */
const oldest: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  CentOS: [6, 8],
  Ubuntu: [14, 4],
  Debian: [8, 2],
  Windows: [2012, 0],
  TencentOS: [2, 4],
};

/** Whether Lighthouse accepts an operating system, judged by the version number in its name. */
export function isEligibleSystem(platform: string, os: string): boolean {
  const least = Object.hasOwn(oldest, platform) ? oldest[platform] : undefined;
  const version = /(\d+)(?:\.(\d+))?/.exec(os);
  if (!least || !version) return false;
  const [major, minor] = [Number(version[1]), Number(version[2] ?? 0)];
  // "CentOS Stream 9" and "Debian 12" have no minor version, so a greater major version is sufficient.
  return major > least[0] || (major === least[0] && minor >= least[1]);
}
