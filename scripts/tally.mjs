// What a run of tests says of itself at its end, for the sum of .ci/run.

/**
 * Reads Bun's " N pass", " N fail" and " N skip", or our clients' "N passed, N failed, N skipped"; the last ones count.
 *
 * @param {string} output
 */
export function tally(output) {
  const last = (/** @type {RegExp} */ expression) => Number([...output.matchAll(expression)].at(-1)?.[1] ?? 0);
  return {
    passed: last(/^\s*(\d+) pass(?:ed)?\b/gm),
    failed: last(/^\s*(\d+) fail\b/gm) || last(/passed, (\d+) failed/g),
    skipped: last(/^\s*(\d+) skip\b/gm) || last(/failed, (\d+) skipped/g),
  };
}

/**
 * Whether a run that names no failure is one all the same: it broke off, or nothing was even skipped. A machine without
 * the toolchains of our clients skips all of them, which is no failure.
 *
 * @param {boolean} ok whether it ended well
 * @param {ReturnType<typeof tally>} sum
 */
export function cameToNothing(ok, { passed, failed, skipped }) {
  return (!ok && failed === 0) || passed + failed + skipped === 0;
}
