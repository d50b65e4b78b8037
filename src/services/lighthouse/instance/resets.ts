import type { Message } from "#kernel/errors.ts";
import type { Blueprint } from "../image/objects/Blueprint.ts";
import { bundleById } from "../package/catalogue.ts";
import { isMainland } from "../package/choices.ts";
import { platformType } from "./objects/Instance.ts";
import type { InstanceRow } from "./rows.ts";

/** Why an instance cannot be reset to a blueprint: words for a list, and the code for who tries nevertheless. */
export interface ResetDenial {
  readonly reason: Message;
  readonly code:
    | "InvalidParameterValue.BlueprintConfigNotMatch"
    | "InvalidParameterValue.NotAllowToChangePlatformType"
    | "ResourceUnavailable.BlueprintUnavailable";
}

/** What keeps an instance with a system disk of some GB from being reset to a blueprint; undefined where nothing does. */
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
  en: "Outside mainland China an instance keeps to Linux or to Windows.",
  zh: "中国大陆以外的地域，实例不能在 Linux 与 Windows 之间切换。",
};
const platform = { en: "The instance's bundle does not run this system.", zh: "实例套餐不支持该操作系统。" };
const tooSmall = {
  en: "The image needs a larger system disk than the instance has.",
  zh: "实例系统盘小于镜像所需大小。",
};
const tooLittle = { en: "The image needs more memory than the instance has.", zh: "实例内存小于镜像所需大小。" };
const unavailable = { en: "The image cannot be used in its state.", zh: "镜像当前状态不可用。" };
