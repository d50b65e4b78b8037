import type { Usage } from "#machines/port.ts";
import type { Bundle } from "#services/lighthouse/package/catalogue.ts";

/** The aggregation of the samples of a period. */
export type Statistic = "avg" | "max" | "min";

/** A metric of instances. */
export interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly en: string;
  readonly zh: string;
  /** The default statistic. */
  readonly statistic: Statistic;
  value(usage: Usage, bundle: Bundle): number;
}

export const namespace = "QCE/LIGHTHOUSE";

/** The dimension that identifies an instance. */
export const dimension = "InstanceId";

export const metrics: readonly Metric[] = [
  {
    ...{ name: "CpuUsage", unit: "%", statistic: "avg", en: "CPU in use", zh: "CPU 使用率" },
    value: ({ cpu }) => cpu,
  },
  {
    ...{ name: "MemUsage", unit: "%", statistic: "avg", en: "Memory in use", zh: "内存使用率" },
    value: ({ memory }) => memory,
  },
  {
    ...{ name: "MemUsed", unit: "MB", statistic: "avg", en: "Memory in use", zh: "内存使用量" },
    value: ({ memory }, bundle) => (memory / 100) * bundle.memory * 1024,
  },
  {
    ...{ name: "DiskUsage", unit: "%", statistic: "avg", en: "System disk in use", zh: "系统盘使用率" },
    value: ({ disk }) => disk,
  },
  {
    ...{ name: "LighthouseOuttraffic", unit: "Mbps", statistic: "max", en: "Sent to the internet", zh: "外网出带宽" },
    value: ({ out }) => out,
  },
  {
    ...{
      name: "LighthouseIntraffic",
      unit: "Mbps",
      statistic: "max",
      en: "Received from the internet",
      zh: "外网入带宽",
    },
    value: (usage) => usage.in,
  },
  {
    ...{
      name: "LighthouseOutratio",
      unit: "%",
      statistic: "max",
      en: "Outward bandwidth in use",
      zh: "外网出带宽使用率",
    },
    value: ({ out }, bundle) => (out / bundle.bandwidth) * 100,
  },
  {
    ...{ name: "LanOuttraffic", unit: "Mbps", statistic: "max", en: "Sent to the private network", zh: "内网出带宽" },
    value: ({ lanOut }) => lanOut,
  },
  {
    ...{
      name: "LanIntraffic",
      unit: "Mbps",
      statistic: "max",
      en: "Received from the private network",
      zh: "内网入带宽",
    },
    value: ({ lanIn }) => lanIn,
  },
];

const hour = 3_600_000;

/** The available periods in seconds, and the retention of each in milliseconds. */
export const periods: ReadonlyMap<number, number> = new Map([
  [10, 24 * hour],
  [60, 15 * 24 * hour],
  [300, 31 * 24 * hour],
  [3600, 93 * 24 * hour],
]);

/** The maximum numbers of instances and of data points per call. */
export const queryLimits = { instances: 50, points: 7200 } as const;
