import type { Message } from "#kernel/errors.ts";
import { isMainland } from "#services/regions.ts";
import { type Bundle, bundleById } from "../package/catalogue.ts";
import type { InstanceRow } from "./rows.ts";

/** Why an instance cannot change to a bundle: a message for listings, and the error code of the change itself. */
export interface UpgradeDenial {
  readonly reason: Message;
  readonly code: "InvalidParameterValue.NotSupportModifyInstanceBundleType" | "OperationDenied.BundleNotSupportModify";
}

const gigabytes = (traffic: number): number => (traffic === 0 ? Number.POSITIVE_INFINITY : traffic);

/** Returns why an instance cannot change to a bundle, or undefined if it can. Only upgrades are allowed. */
export function upgradeDenial(instance: InstanceRow, to: Bundle): UpgradeDenial | undefined {
  const from = bundleById(instance.bundle_id);
  const game = (bundle: Bundle | undefined) => bundle?.kind === "GAME_PORTAL_BUNDLE";
  const runs = instance.platform === "WINDOWS" ? to.windows : to.linux;
  if (!runs || !offeredFor(to, instance.region) || game(from) !== game(to)) {
    return { reason: unfit, code: "InvalidParameterValue.NotSupportModifyInstanceBundleType" };
  }
  const code = "OperationDenied.BundleNotSupportModify";
  if (!from || from.id === to.id || isLess(to, from)) return { reason: lower, code };
  return to.sold ? undefined : { reason: soldOut, code };
}

/** Whether a bundle is on sale in a region. */
export const offeredFor = (bundle: Bundle, region: string): boolean =>
  bundle.online && bundle.mainland === isMainland(region);

const isLess = (to: Bundle, from: Bundle): boolean =>
  to.cpu < from.cpu ||
  to.memory < from.memory ||
  to.disk < from.disk ||
  to.bandwidth < from.bandwidth ||
  gigabytes(to.traffic) < gigabytes(from.traffic);

const unfit = { en: "The instance does not support this type of bundle.", zh: "实例不支持该类型套餐。" };
const lower = { en: "The bundle is not larger than the current bundle.", zh: "该套餐配置未高于当前套餐。" };
const soldOut = { en: "The bundle is sold out.", zh: "该套餐已售罄。" };
