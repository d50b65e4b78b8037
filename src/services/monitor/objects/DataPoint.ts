import { float, listOf, objectType, string } from "#kernel/fields.ts";
import type { Statistic } from "../metrics.ts";
import type { Point } from "../series.ts";

export const Dimension = objectType("Dimension", {
  Name: string("InstanceId."),
  Value: string("Id of the instance."),
});

export const Instance = objectType("Instance", {
  Dimensions: listOf(Dimension, "Dimensions of the instance: exactly one."),
});

const valuesBy = (statistic: string) => listOf(float("A value."), `${statistic} values, if requested.`).nullable();

export const DataPoint = objectType("DataPoint", {
  Dimensions: listOf(Dimension, "Dimensions of the instance."),
  Timestamps: listOf(float("Epoch seconds."), "Start times of the periods in which the instance ran."),
  Values: listOf(float("A value."), "Values of these periods by the metric's default statistic."),
  MaxValues: valuesBy("Maximum"),
  MinValues: valuesBy("Minimum"),
  AvgValues: valuesBy("Average"),
});

/** The bits of the parameter SpecifyStatistics. */
export const statistics: readonly (readonly [bit: number, statistic: Statistic])[] = [
  [1, "avg"],
  [2, "max"],
  [4, "min"],
];

/** The data points of one instance, each with the start time of its period. */
export function toDataPoint(
  Dimensions: readonly (typeof Dimension.value)[],
  points: readonly Point[],
  own: Statistic,
  asked: readonly Statistic[],
): typeof DataPoint.value {
  const by = (statistic: Statistic) => (asked.includes(statistic) ? points.map((point) => point[statistic]) : null);
  return {
    Dimensions,
    Timestamps: points.map(({ start }) => start / 1000),
    Values: points.map((point) => point[own]),
    MaxValues: by("max"),
    MinValues: by("min"),
    AvgValues: by("avg"),
  };
}
