import { inLanguage, type Language } from "#kernel/errors.ts";
import { bool, int, object, objectType, string } from "#kernel/fields.ts";
import { type Bundle, bundleKinds } from "../../package/catalogue.ts";
import { Price, toPrice } from "../../package/objects/Price.ts";
import { instanceCost } from "../../package/prices.ts";

export const BlueprintBundle = objectType("BlueprintBundle", {
  BundleId: string("Id of the bundle."),
  SupportLinuxUnixPlatform: bool("Whether the bundle supports Linux."),
  SupportWindowsPlatform: bool("Whether the bundle supports Windows."),
  Price: object(Price, "Monthly price of the bundle."),
  BundleSalesState: string("Sales state: AVAILABLE or SOLD_OUT."),
  BundleType: string("Type of the bundle."),
  BundleTypeDescription: string("Display name of the type."),
  BundleTypePriority: int("Sort weight of the type. Higher values come first."),
  BundleDisplayLabel: string("Display label."),
  SupportSlot: int("Number of players supported."),
  Memory: int("Memory, in GB."),
  SystemDiskType: string("System disk type."),
  SystemDiskSize: int("System disk size, in GB."),
  MonthlyTraffic: int("Monthly traffic, in GB."),
  CPU: int("Number of CPU cores."),
  InternetMaxBandwidthOut: int("Outbound bandwidth, in Mbit/s."),
  InternetChargeType: string("Billing mode of the traffic."),
  TrafficUnlimited: bool("Whether traffic is unlimited."),
});

/** Describes a game bundle as it is sold in a region. */
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
    // The published example has 8 GB of memory for four players.
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
