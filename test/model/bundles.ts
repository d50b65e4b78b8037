import type { AccountRegion } from "./resources.ts";

/** An instance bundle. */
export interface Bundle {
  readonly id: string;
  readonly kind: string;
  readonly region: string;
  readonly memory: number;
  readonly disk: number;
  readonly bandwidth: number;
  readonly traffic: number;
  readonly platforms: readonly ("LINUX" | "WINDOWS")[];
}

const guangzhou = { region: "ap-guangzhou", platforms: ["LINUX", "WINDOWS"] } as const;
const singapore = { region: "ap-singapore", kind: "GENERAL", memory: 2, bandwidth: 30 } as const;

const bundles: readonly Bundle[] = [
  { id: "bundle2022_gen_01", kind: "GENERAL", memory: 2, disk: 40, bandwidth: 4, traffic: 300, ...guangzhou },
  { id: "bundle_stg_01", kind: "STORAGE", memory: 4, disk: 350, bandwidth: 4, traffic: 300, ...guangzhou },
  { id: "bundle2022_gen_02", kind: "GENERAL", memory: 2, disk: 50, bandwidth: 5, traffic: 500, ...guangzhou },
  { id: "bundle2022_gen_lin_01", disk: 30, traffic: 1024, platforms: ["LINUX"], ...singapore },
  { id: "bundle2022_gen_win_01", disk: 50, traffic: 1024, platforms: ["WINDOWS"], ...singapore },
  { id: "bundle2022_gen_lin_02", disk: 50, traffic: 2048, platforms: ["LINUX"], ...singapore },
];

/** A bundle that is sold in the region, by index. */
export function bundleIn({ region }: AccountRegion, at: number): Bundle {
  const bundle = bundles.filter((one) => one.region === region)[at];
  if (!bundle) throw new Error(`${region} has no bundle ${at}`);
  return bundle;
}

export const runs = (bundle: Bundle, platform: string): boolean =>
  bundle.platforms.includes(platform === "WINDOWS" ? "WINDOWS" : "LINUX");

/** Whether another bundle has at least the same resources. */
export const isLarger = (bundle: Bundle, than: Bundle): boolean =>
  bundle.id !== than.id &&
  bundle.memory >= than.memory &&
  bundle.disk >= than.disk &&
  bundle.bandwidth >= than.bandwidth &&
  bundle.traffic >= than.traffic;
