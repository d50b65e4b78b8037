import { expect, test } from "bun:test";
import { cameToNothing, failuresIn, tally } from "../scripts/tally.mjs";

const runs: readonly [string, boolean, string, ReturnType<typeof tally>, boolean][] = [
  [
    "a Bun run with skipped tests",
    true,
    "\n 12 pass\n 3 skip\n 0 fail\n",
    { passed: 12, failed: 0, skipped: 3 },
    false,
  ],
  ["a Bun run with failures", false, "\n 12 pass\n 2 fail\n", { passed: 12, failed: 2, skipped: 0 }, false],
  [
    "a client run",
    true,
    "21 passed, 0 failed\nSKIPPED: there is no go\n21 passed, 0 failed, 1 skipped\n",
    { passed: 21, failed: 0, skipped: 1 },
    false,
  ],
  [
    "a client run without any toolchain",
    true,
    "SKIPPED: there is no go\n0 passed, 0 failed, 3 skipped\n",
    { passed: 0, failed: 0, skipped: 3 },
    false,
  ],
  ["a run without tests", true, "0 passed, 0 failed\n", { passed: 0, failed: 0, skipped: 0 }, true],
  ["an interrupted run", false, "21 passed, 0 failed\nError\n", { passed: 21, failed: 0, skipped: 0 }, true],
  ["a run without output", true, "", { passed: 0, failed: 0, skipped: 0 }, true],
];
test.each(runs)("the tally counts the output of %s", (_, ok, output, sum, isFailure) => {
  expect(tally(output)).toEqual(sum);
  expect(cameToNothing(ok, sum)).toBe(isFailure);
});

test("the failed tests of a run are found once each", () => {
  const output =
    "(pass) a [1.00ms]\n(fail) b > c [2.50ms]\n\n1 tests failed:\n(fail) b > c [2.50ms]\nFAILED: python: d\n";
  expect(failuresIn(output)).toEqual(["b > c", "python: d"]);
});
