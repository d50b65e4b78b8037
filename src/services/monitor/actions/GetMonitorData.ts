import { int, listOf, string } from "#kernel/fields.ts";
import type { TimeRange } from "#services/lighthouse/instance/runs.ts";
import { bundleById } from "#services/lighthouse/package/catalogue.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { dimension, metrics, namespace, periods, queryLimits } from "../metrics.ts";
import { DataPoint, Instance, statistics, toDataPoint } from "../objects/DataPoint.ts";
import { action } from "../scope.ts";
import { seriesOf } from "../series.ts";
import { chinaIsoTime, timeRangeOf } from "../times.ts";

export default action({
  name: "GetMonitorData",
  category: "Monitoring Data Query",
  summary: "Returns the values of a metric of instances over a time range.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["lighthouse:instance/$Instances.Dimensions.Value"],
  operationLevel: true,

  input: {
    Namespace: string("Namespace of the product: QCE/LIGHTHOUSE."),
    MetricName: string("Name of the metric. See DescribeBaseMetrics."),
    Instances: listOf(Instance, "The instances: 1 to 50.")
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameterValue")
      .items(1, queryLimits.instances, "LimitExceeded.LimitedAccess"),
    Period: int("Length of a period in seconds: 10, 60, 300 or 3600.").default(300),
    StartTime: string(
      "Start time in ISO 8601 format. Defaults to the start of the current day in China Standard Time.",
    ).optional(),
    EndTime: string("End time in ISO 8601 format. Defaults to the current time.").optional(),
    SpecifyStatistics: int("Additional statistics to return: the sum of 1 (average), 2 (maximum) and 4 (minimum).")
      .min(0)
      .max(7)
      .default(0),
  },

  output: {
    Period: int("Length of a period in seconds."),
    MetricName: string("Name of the metric."),
    DataPoints: listOf(DataPoint, "One entry per instance, in the order of the request."),
    StartTime: string("Start time of the first period."),
    EndTime: string("Start time of the last period."),
    Msg: string("Always empty."),
  },

  raises: ["InvalidParameterValue", "LimitExceeded.LimitedAccess"],
  alsoPublished: [
    "FailedOperation.APITranslateError",
    "FailedOperation.ErrNotOpen",
    "FailedOperation.ErrOwed",
    "InternalError",
    "UnsupportedOperation",
  ],

  async run({ input, instances, runs, machines, now, fail }) {
    const wrong = (parameter: string, value: string | number) => fail("InvalidParameterValue", { parameter, value });
    const { Period, MetricName, Instances: asked } = input;
    if (input.Namespace.toUpperCase() !== namespace) wrong("Namespace", input.Namespace);
    const metric = metrics.find(({ name }) => name === MetricName) ?? wrong("MetricName", MetricName);
    const kept = periods.get(Period) ?? wrong("Period", Period);
    const [first, last] = wholePeriods(timeRangeOf(input, now, fail), Period);
    const points = ((last - first) / (Period * 1000) + 1) * asked.length;
    if (points > queryLimits.points) fail("LimitExceeded.LimitedAccess", { parameter: "StartTime", must: fewPoints });

    const ids = asked.map(
      (one, index) => idIn(one) ?? wrong(`Instances.${index}.Dimensions`, JSON.stringify(one).slice(0, 100)),
    );
    const rows = await instances.some(ids);
    const ran = await runs.until(now, ids);
    const chosen = statistics.filter(([bit]) => (input.SpecifyStatistics & bit) !== 0).map(([, name]) => name);
    const DataPoints: (typeof DataPoint.value)[] = [];
    for (const [index, id] of ids.entries()) {
      const row = rows.find((one) => one.id === id) ?? wrong(`Instances.${index}.Dimensions.0.Value`, id);
      const bundle = bundleById(row.bundle_id);
      if (!bundle) throw new Error(`${id} has the unknown bundle ${row.bundle_id}`);
      const measured = { id, bundle, runs: ran.get(id) ?? [] };
      const series = await seriesOf(measured, metric, { period: Period, first, last }, { kept, now, machines });
      DataPoints.push(toDataPoint(asked[index]?.Dimensions ?? [], series, metric.statistic, chosen));
    }
    return { Period, MetricName, DataPoints, StartTime: chinaIsoTime(first), EndTime: chinaIsoTime(last), Msg: "" };
  },
});

/** The instance id of the dimensions. Undefined if there are other or further dimensions. */
function idIn({ Dimensions: [one, more] }: typeof Instance.value): string | undefined {
  return one?.Name.toLowerCase() === dimension.toLowerCase() && more === undefined ? one.Value : undefined;
}

/** The start times of the periods that contain the two ends of a time range. */
function wholePeriods({ from, to }: TimeRange, period: number): readonly [first: number, last: number] {
  const begin = (moment: number) => moment - (moment % (period * 1000));
  return [begin(from), begin(to)];
}

const fewPoints = {
  en: `to \`EndTime\` must not be more than ${queryLimits.points} periods, all instances taken together`,
  zh: `至 \`EndTime\` 的数据点数（所有实例合计）不能超过 ${queryLimits.points}`,
};
