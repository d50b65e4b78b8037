import { expect, test } from "bun:test";
import { cameToNothing, tally } from "../scripts/tally.mjs";

const runs: readonly [string, boolean, string, ReturnType<typeof tally>, boolean][] = [
  ["Bun's, with skips", true, "\n 12 pass\n 3 skip\n 0 fail\n", { passed: 12, failed: 0, skipped: 3 }, false],
  ["Bun's, with failures", false, "\n 12 pass\n 2 fail\n", { passed: 12, failed: 2, skipped: 0 }, false],
  [
    "our clients'",
    true,
    "21 passed, 0 failed\nSKIPPED: there is no go\n21 passed, 0 failed, 1 skipped\n",
    { passed: 21, failed: 0, skipped: 1 },
    false,
  ],
  [
    "clients that all lack their toolchain",
    true,
    "SKIPPED: there is no go\n0 passed, 0 failed, 3 skipped\n",
    { passed: 0, failed: 0, skipped: 3 },
    false,
  ],
  ["one that ran nothing", true, "0 passed, 0 failed\n", { passed: 0, failed: 0, skipped: 0 }, true],
  ["one that broke off", false, "21 passed, 0 failed\nError\n", { passed: 21, failed: 0, skipped: 0 }, true],
  ["one that said nothing", true, "", { passed: 0, failed: 0, skipped: 0 }, true],
];
test.each(runs)("a run is counted: %s", (_, ok, output, sum, isFailure) => {
  expect(tally(output)).toEqual(sum);
  expect(cameToNothing(ok, sum)).toBe(isFailure);
});
