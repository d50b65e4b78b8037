import { inLanguage, type Language } from "#kernel/errors.ts";
import { bool, int, object, objectType, string } from "#kernel/fields.ts";
import { bundleKinds, type Bundle as CatalogueBundle } from "../catalogue.ts";
import { instanceCost } from "../prices.ts";
import { Price, toPrice } from "./Price.ts";

export const Bundle = objectType("Bundle", {
  BundleId: string("Id of the bundle."),
  Memory: int("Memory, in GB."),
  SystemDiskType: string("Type of the system disk."),
  SystemDiskSize: int("Size of the system disk, in GB."),
  MonthlyTraffic: int("Traffic allowance per month, in GB."),
  SupportLinuxUnixPlatform: bool("Whether Linux is supported."),
  SupportWindowsPlatform: bool("Whether Windows is supported."),
  Price: object(Price, "Price per month."),
  CPU: int("Number of CPU cores."),
  InternetMaxBandwidthOut: int("Outbound bandwidth, in Mbit/s."),
  InternetChargeType: string("Billing mode for traffic."),
  BundleSalesState: string("Sales state: AVAILABLE or SOLD_OUT."),
  BundleType: string("Type of the item."),
  BundleTypeDescription: string("Display name of the type."),
  BundleDisplayLabel: string("Display label."),
  TrafficUnlimited: bool("Whether traffic is unmetered."),
});

/** Converts a bundle to its wire format for a region. */
export function toBundle(bundle: CatalogueBundle, region: string, language: Language): typeof Bundle.value {
  const kind = bundleKinds[bundle.kind];
  return {
    BundleId: bundle.id,
    Memory: bundle.memory,
    SystemDiskType: bundle.diskType,
    SystemDiskSize: bundle.disk,
    MonthlyTraffic: bundle.traffic,
    SupportLinuxUnixPlatform: bundle.linux,
    SupportWindowsPlatform: bundle.windows,
    Price: toPrice(instanceCost(bundle, 1, 1, region), region),
    CPU: bundle.cpu,
    InternetMaxBandwidthOut: bundle.bandwidth,
    InternetChargeType: bundle.charge,
    BundleSalesState: bundle.sold ? "AVAILABLE" : "SOLD_OUT",
    BundleType: bundle.kind,
    BundleTypeDescription: kind ? inLanguage(kind, language) : "",
    BundleDisplayLabel: bundle.label,
    TrafficUnlimited: bundle.traffic === 0,
  };
}
