import { rows } from "../wire/catalogueRows.ts";
import { Bundle as form } from "../wire/catalogueSchema.ts";
import parsed from "./bundles.yaml";

/** Bundles: CPU, memory, disk, network and price of an instance. */
export type Bundle = typeof form.value;

export const bundles = rows(form, parsed);

const byId = new Map(bundles.map((bundle) => [bundle.id, bundle]));

export const bundleById = (id: string): Bundle | undefined => byId.get(id);

/** Display names of the bundle types. */
export const bundleKinds: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  GENERAL_BUNDLE: { en: "Standard", zh: "通用型" },
  ENTERPRISE_BUNDLE: { en: "Enterprise Type", zh: "企业型" },
  STORAGE_BUNDLE: { en: "Storage Type", zh: "存储型" },
  STARTER_BUNDLE: { en: "Starter Type", zh: "入门型" },
  BUDGET_BUNDLE: { en: "Budget Type", zh: "特惠型" },
  RAZOR_SPEED_BUNDLE: { en: "Razor Speed Type", zh: "锐驰型" },
  GAME_PORTAL_BUNDLE: { en: "Game Type", zh: "游戏专区型" },
};
