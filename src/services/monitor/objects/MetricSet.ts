import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { dimension, type Metric, namespace, periods } from "../metrics.ts";

const PeriodsSt = objectType("PeriodsSt", {
  Period: string("The period in seconds."),
  StatType: listOf(string("A statistic."), "The statistics that a value of it is by."),
});

const MetricObjectMeaning = objectType("MetricObjectMeaning", {
  En: string("What is measured, in English."),
  Zh: string("What is measured, in Chinese."),
});

const DimensionsDesc = objectType("DimensionsDesc", {
  Dimensions: listOf(string("Name of a dimension."), "The dimensions that together stand for a resource."),
});

export const MetricSet = objectType("MetricSet", {
  Namespace: string("What the platform calls the product."),
  MetricName: string("Name of the metric."),
  Unit: string("Its unit."),
  UnitCname: string("Its unit in Chinese."),
  Period: listOf(int("Seconds."), "The periods that it is told by."),
  Periods: listOf(PeriodsSt, "The same with the statistics."),
  Meaning: object(MetricObjectMeaning, "What is measured."),
  Dimensions: listOf(DimensionsDesc, "What it is asked for by."),
  MetricCName: string("Its name in Chinese.").nullable(),
  MetricEName: string("Its name in English.").nullable(),
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
