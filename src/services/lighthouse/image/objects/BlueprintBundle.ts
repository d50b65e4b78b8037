import { inLanguage, type Language } from "#kernel/errors.ts";
import { bool, int, object, objectType, string } from "#kernel/fields.ts";
import { type Bundle, bundleKinds } from "../../package/catalogue.ts";
import { Price, toPrice } from "../../package/objects/Price.ts";
import { instanceCost } from "../../package/prices.ts";

export const BlueprintBundle = objectType("BlueprintBundle", {
  BundleId: string("Id of the bundle."),
  SupportLinuxUnixPlatform: bool("Whether Linux runs on it."),
  SupportWindowsPlatform: bool("Whether Windows runs on it."),
  Price: object(Price, "What a month of it costs."),
  BundleSalesState: string("AVAILABLE or SOLD_OUT."),
  BundleType: string("Its kind."),
  BundleTypeDescription: string("What people call the kind."),
  BundleTypePriority: int("How far ahead the kind comes in lists."),
  BundleDisplayLabel: string("How it is shown."),
  SupportSlot: int("How many can play."),
  Memory: int("GB of memory."),
  SystemDiskType: string("Kind of system disk."),
  SystemDiskSize: int("GB of system disk."),
  MonthlyTraffic: int("GB of traffic a month."),
  CPU: int("Cores."),
  InternetMaxBandwidthOut: int("Mbit/s out."),
  InternetChargeType: string("How traffic is charged."),
  TrafficUnlimited: bool("Whether traffic is not metered."),
});

/** A bundle for games, as it is sold in a region. */
export function toBlueprintBundle(bundle: Bundle, region: string, language: Language): typeof BlueprintBundle.value {
  const kind = bundleKinds[bundle.kind];
  return {
    BundleId: bundle.id,
    SupportLinuxUnixPlatform: bundle.linux,
    SupportWindowsPlatform: bundle.windows,
    Price: toPrice(instanceCost(bundle, 1, 1, region), region),
    BundleSalesState: bundle.sold ? "AVAILABLE" : "SOLD_OUT",
    BundleType: bundle.kind,
    BundleTypeDescription: kind ? inLanguage(kind, language) : "",
    BundleTypePriority: bundle.priority,
    BundleDisplayLabel: bundle.label,
    // The one that is published has 8 GB for four players.
    SupportSlot: Math.floor(bundle.memory / 2),
    Memory: bundle.memory,
    SystemDiskType: bundle.diskType,
    SystemDiskSize: bundle.disk,
    MonthlyTraffic: bundle.traffic,
    CPU: bundle.cpu,
    InternetMaxBandwidthOut: bundle.bandwidth,
    InternetChargeType: bundle.charge,
    TrafficUnlimited: bundle.traffic === 0,
  };
}
