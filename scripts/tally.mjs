// Parses the totals of a test run, for .ci/run.

/**
 * Parses Bun's " N pass", " N fail" and " N skip", or the clients' "N passed, N failed, N skipped". The last match counts.
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
 * Whether a run without reported failures failed anyway: it was aborted, or ran no test. A machine without toolchains skips
 * all clients, which is not a failure.
 *
 * @param {boolean} ok whether the exit code was 0
 * @param {ReturnType<typeof tally>} sum
 */
export function cameToNothing(ok, { passed, failed, skipped }) {
  return (!ok && failed === 0) || passed + failed + skipped === 0;
}

/**
 * Lines of the output that name a failed test: Bun's "(fail) …" and the clients' "FAILED: …", each once.
 *
 * @param {string} output
 * @returns {string[]}
 */
export function failuresIn(output) {
  return [
    ...new Set([...output.matchAll(/^(?:\(fail\)|FAILED:?) (.+?)(?: \[[\d.]+ms\])?$/gm)].map(([, name = ""]) => name)),
  ];
}
