import type { Machines } from "#machines/port.ts";
import type { TimeRange } from "./runs.ts";

/** Returns the bytes that a machine sent during the given periods. */
export async function bytesSent(machines: Machines, id: string, spans: readonly TimeRange[]): Promise<number> {
  let megabits = 0;
  for (const { from, to } of spans) megabits += ((await machines.meanUsage(id, from, to)).out * (to - from)) / 1000;
  return Math.round((megabits * 1_000_000) / 8);
}
