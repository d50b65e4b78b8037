import { float, listOf, objectType, string } from "#kernel/fields.ts";
import type { Statistic } from "../metrics.ts";
import type { Point } from "../series.ts";

export const Dimension = objectType("Dimension", {
  Name: string("InstanceId."),
  Value: string("Id of the instance."),
});

export const Instance = objectType("Instance", {
  Dimensions: listOf(Dimension, "What stands for the instance: one dimension."),
});

const valuesBy = (statistic: string) =>
  listOf(float("A value."), `The values by the ${statistic}, where that is asked for.`).nullable();

export const DataPoint = objectType("DataPoint", {
  Dimensions: listOf(Dimension, "What stands for the instance."),
  Timestamps: listOf(float("Epoch seconds."), "When the periods began in which it ran."),
  Values: listOf(float("A value."), "The values of these periods by the metric's own statistic."),
  MaxValues: valuesBy("maximum"),
  MinValues: valuesBy("minimum"),
  AvgValues: valuesBy("average"),
});

/** What is asked for as a sum of 1, 2 and 4. */
export const statistics: readonly (readonly [bit: number, statistic: Statistic])[] = [
  [1, "avg"],
  [2, "max"],
  [4, "min"],
];

/** The points of one instance, each with when its period began. */
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
