import { inLanguage, type Language } from "#kernel/errors.ts";
import { bool, int, object, objectType, string } from "#kernel/fields.ts";
import { bundleKinds, type Bundle as CatalogueBundle } from "../catalogue.ts";
import { instanceCost } from "../prices.ts";
import { Price, toPrice } from "./Price.ts";

export const Bundle = objectType("Bundle", {
  BundleId: string("Id of the bundle."),
  Memory: int("GB of memory."),
  SystemDiskType: string("Kind of system disk."),
  SystemDiskSize: int("GB of system disk."),
  MonthlyTraffic: int("GB of traffic a month."),
  SupportLinuxUnixPlatform: bool("Whether Linux runs on it."),
  SupportWindowsPlatform: bool("Whether Windows runs on it."),
  Price: object(Price, "What a month of it costs."),
  CPU: int("Cores."),
  InternetMaxBandwidthOut: int("Mbit/s out."),
  InternetChargeType: string("How traffic is charged."),
  BundleSalesState: string("AVAILABLE or SOLD_OUT."),
  BundleType: string("Its kind."),
  BundleTypeDescription: string("What people call the kind."),
  BundleDisplayLabel: string("How it is shown."),
  TrafficUnlimited: bool("Whether traffic is not metered."),
});

/** A bundle as it is sold in a region. */
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
