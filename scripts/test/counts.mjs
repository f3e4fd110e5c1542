import { playwrightBroken, vitestBroken } from './broken.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} broken what failed, a paragraph each
 */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0, broken: [] };

/** @param {string} what failed as a whole @returns {Counts} */
export const failedWhole = what => ({ ...NONE, failed: 1, broken: [what] });

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const sum = all =>
  all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
      broken: [...total.broken, ...each.broken],
    }),
    NONE,
  );

/**
 * A run that ends badly without naming a failed test (a file that does not load, a crash, an error outside of
 * any test) counts as one failure: the sum must never look good when a part is not.
 * @param {Counts} counts
 * @param {number} exitCode of the runner
 * @returns {Counts}
 */
export const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0
    ? { ...counts, failed: 1, broken: [`The runner ended with ${exitCode}, but names no failed test.`] }
    : counts;

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }
 *   & Parameters<typeof vitestBroken>[0]} report of vitest's JSON reporter
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const unloadable = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
    broken: vitestBroken(report),
  };
}

/**
 * A flaky test failed once: that is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }
 *   & Parameters<typeof playwrightBroken>[0]} report of Playwright's JSON reporter
 * @returns {Counts}
 */
export const playwrightCounts = ({ stats, suites }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
  broken: playwrightBroken({ suites }),
});

/** What failed, said once more at the end of a run. @param {Counts} counts @returns {string} */
export const brokenText = ({ broken }) =>
  broken.length === 0 ? '' : `What failed:\n${broken.map(each => `- ${each}`).join('\n')}\n`;

/** The last line of `npm test`; others read it. @param {Counts} counts */
export const countsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
