import type { Machines } from "#machines/port.ts";
import { type TimeRange, within } from "#services/lighthouse/instance/runs.ts";
import type { Bundle } from "#services/lighthouse/package/catalogue.ts";
import type { Metric, Statistic } from "./metrics.ts";

/** An instance with metrics. */
export interface MeasuredInstance {
  readonly id: string;
  readonly bundle: Bundle;
  /** The time ranges in which it ran. */
  readonly runs: readonly TimeRange[];
}

/** The value of a metric by each statistic, in the period that starts at `time`. */
export type Point = Readonly<Record<Statistic, number>> & { readonly start: number };

/** The periods of a call: their length in seconds, and the start times of the first and the last one. */
export interface Periods {
  readonly period: number;
  readonly first: number;
  readonly last: number;
}

/** The values of a metric in periods that are over, within retention, and in which the instance ran. */
export async function seriesOf(
  measured: MeasuredInstance,
  metric: Metric,
  { period, first, last }: Periods,
  { kept, now, machines }: { readonly kept: number; readonly now: number; readonly machines: Machines },
): Promise<readonly Point[]> {
  const length = period * 1000;
  const points: Point[] = [];
  for (let start = first; start <= last && start + length <= now; start += length) {
    const point = start < now - kept ? undefined : await pointOf(measured, metric, start, period, machines);
    if (point) points.push(point);
  }
  return points;
}

/** The number of samples per period for its extremes. A period of ten seconds is a single sample. */
const parts = (period: number): number => (period === 10 ? 1 : 6);

async function pointOf(
  { id, bundle, runs }: MeasuredInstance,
  metric: Metric,
  start: number,
  period: number,
  machines: Machines,
): Promise<Point | undefined> {
  const count = parts(period);
  const length = (period * 1000) / count;
  const measures: { readonly value: number; readonly time: number }[] = [];
  for (let part = 0; part < count; part++) {
    const from = start + part * length;
    for (const span of within(runs, { from, to: from + length })) {
      const value = metric.value(await machines.meanUsage(id, span.from, span.to), bundle);
      measures.push({ value, time: span.to - span.from });
    }
  }
  if (measures.length === 0) return undefined;
  const time = measures.reduce((sum, measure) => sum + measure.time, 0);
  const values = measures.map(({ value }) => value);
  return {
    start,
    avg: rounded(measures.reduce((sum, measure) => sum + measure.value * measure.time, 0) / time),
    max: rounded(Math.max(...values)),
    min: rounded(Math.min(...values)),
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
