import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { dimension, type Metric, namespace, periods } from "../metrics.ts";

const PeriodsSt = objectType("PeriodsSt", {
  Period: string("Period in seconds."),
  StatType: listOf(string("A statistic."), "Statistics available for the period."),
});

const MetricObjectMeaning = objectType("MetricObjectMeaning", {
  En: string("Description of the metric in English."),
  Zh: string("Description of the metric in Chinese."),
});

const DimensionsDesc = objectType("DimensionsDesc", {
  Dimensions: listOf(string("Name of a dimension."), "The dimensions that together identify a resource."),
});

export const MetricSet = objectType("MetricSet", {
  Namespace: string("Namespace of the product."),
  MetricName: string("Name of the metric."),
  Unit: string("Unit of the metric."),
  UnitCname: string("Unit of the metric in Chinese."),
  Period: listOf(int("Seconds."), "Available periods."),
  Periods: listOf(PeriodsSt, "Available periods with their statistics."),
  Meaning: object(MetricObjectMeaning, "Description of the metric."),
  Dimensions: listOf(DimensionsDesc, "Dimensions required in a request."),
  MetricCName: string("Name in Chinese.").nullable(),
  MetricEName: string("Name in English.").nullable(),
});

export function toMetricSet({ name, unit, en, zh, statistic }: Metric): typeof MetricSet.value {
  const seconds = [...periods.keys()];
  return {
    Namespace: namespace,
    MetricName: name,
    Unit: unit,
    UnitCname: unit,
    Period: seconds,
    Periods: seconds.map((period) => ({ Period: String(period), StatType: [statistic] })),
    Meaning: { En: en, Zh: zh },
    Dimensions: [{ Dimensions: [dimension] }],
    MetricCName: zh,
    MetricEName: en,
  };
}
