import { expect, test } from "bun:test";
import { seed } from "../crash/seededRandom.ts";
import { postgres } from "../postgres.ts";
import { simulate } from "./simulation.ts";

const isLong = Boolean(process.env["SKERRY_LONG"]);
const seconds = Number(process.env["SKERRY_SIMULATE_SECONDS"] ?? (isLong ? 600 : 15));
const calls = 150;

test.skipIf(!postgres)(
  `three servers with stalls, kills, lost confirmations and clock jumps give only explainable responses (seed ${seed})`,
  async () => {
    const end = performance.now() + seconds * 1000;
    const total: Record<string, number> = { seeds: 0, calls: 0, steps: 0 };
    const add = (name: string, count: number) => {
      total[name] = (total[name] ?? 0) + count;
    };
    for (let current = seed; performance.now() < end; current++) {
      const result = await simulate(current, calls).catch((error: unknown) => {
        throw new Error(`SKERRY_SEED=${current} repeats this failure exactly: ${String(error)}`, { cause: error });
      });
      add("seeds", 1);
      add("calls", result.calls);
      add("steps", result.steps);
      for (const [fault, count] of Object.entries(result.faults)) add(fault, count);
    }
    if (isLong) console.log("simulated:", JSON.stringify(total));
    expect(total["calls"]).toBeGreaterThan(0);
  },
  (seconds + 60) * 1000,
);

test.skipIf(!postgres)(
  "the same seed simulates the same steps and responses",
  async () => {
    const [first, again, other] = [await simulate(1, 40), await simulate(1, 40), await simulate(2, 40)];
    expect(again).toEqual(first);
    expect(other.digest).not.toBe(first.digest);
    expect(Object.keys(first.faults).length).toBeGreaterThan(2);
  },
  60_000,
);
