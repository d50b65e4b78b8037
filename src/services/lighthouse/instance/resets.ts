import type { Message } from "#kernel/errors.ts";
import { isMainland } from "#services/regions.ts";
import type { Blueprint } from "../image/objects/Blueprint.ts";
import { bundleById } from "../package/catalogue.ts";
import { platformType } from "./objects/Instance.ts";
import type { InstanceRow } from "./rows.ts";

/** Why an instance cannot be reset to a blueprint: a message for listings, and the error code of the reset itself. */
export interface ResetDenial {
  readonly reason: Message;
  readonly code:
    | "InvalidParameterValue.BlueprintConfigNotMatch"
    | "InvalidParameterValue.NotAllowToChangePlatformType"
    | "ResourceUnavailable.BlueprintUnavailable";
}

/** Returns why an instance cannot be reset to a blueprint, or undefined if it can. `disk` is its system disk in GB. */
export function resetDenial(
  blueprint: typeof Blueprint.value,
  instance: InstanceRow,
  disk: number,
): ResetDenial | undefined {
  const bundle = bundleById(instance.bundle_id);
  if (blueprint.PlatformType !== platformType(instance.platform)) {
    const code = "InvalidParameterValue.NotAllowToChangePlatformType";
    if (!isMainland(instance.region)) return { reason: border, code };
    if (!(blueprint.PlatformType === "WINDOWS" ? bundle?.windows : bundle?.linux)) return { reason: platform, code };
  }
  const code = "InvalidParameterValue.BlueprintConfigNotMatch";
  if (disk < blueprint.RequiredSystemDiskSize) return { reason: tooSmall, code };
  if ((bundle?.memory ?? 0) < blueprint.RequiredMemorySize) return { reason: tooLittle, code };
  if (blueprint.BlueprintState === "NORMAL") return undefined;
  return { reason: unavailable, code: "ResourceUnavailable.BlueprintUnavailable" };
}

const border = {
  en: "Outside mainland China, an instance cannot change between Linux and Windows.",
  zh: "中国大陆以外的地域，实例不能在 Linux 与 Windows 之间切换。",
};
const platform = {
  en: "The bundle of the instance does not support this operating system.",
  zh: "实例套餐不支持该操作系统。",
};
const tooSmall = {
  en: "The image requires a larger system disk than the instance has.",
  zh: "实例系统盘小于镜像所需大小。",
};
const tooLittle = { en: "The image requires more memory than the instance has.", zh: "实例内存小于镜像所需大小。" };
const unavailable = { en: "The image is not available in its current state.", zh: "镜像当前状态不可用。" };
