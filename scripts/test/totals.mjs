/**
 * @typedef {{ passed: number, failed: number, skipped: number, flaky: number }} Totals `flaky`: of those that passed, how
 *   many needed a second try
 */

/**
 * What is read of Vitest's JSON report.
 *
 * @typedef {object} VitestReport
 * @property {{ status: string, assertionResults: { status: string, failureMessages?: string[] }[] }[]} testResults one
 *   per file; a test that passed keeps what its first try failed with
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */

/**
 * What is read of Playwright's JSON report.
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors those outside the tests
 */

/**
 * What Vitest's JSON report says. A file that did not load counts as one failure.
 *
 * @param {VitestReport} report
 * @returns {Totals}
 */
export function totalsOfVitest(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0).length,
  };
}

/**
 * What Playwright's JSON report says. An error outside the tests counts as one failure.
 *
 * @param {PlaywrightReport} report
 * @returns {Totals}
 */
export function totalsOfPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: stats.flaky,
  };
}

/**
 * One step's totals, never better than how it ended: a step that failed, or ran nothing, has a failure.
 *
 * @param {Totals | null} totals null where the step left no report
 * @param {boolean} succeeded
 * @returns {Totals}
 */
export function honest(totals, succeeded) {
  const { passed, failed, skipped, flaky } = totals ?? { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  const atLeast = succeeded && passed > 0 ? 0 : 1;
  return { passed, failed: Math.max(failed, atLeast), skipped, flaky };
}

/** @param {Totals[]} all */
export function sum(all) {
  const total = (key) => all.reduce((count, totals) => count + totals[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    flaky: total('flaky'),
  };
}

/**
 * The last line: `12 passed, 0 failed`, and `, 1 skipped` or `, 1 flaky` only where something was.
 *
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped, flaky }) {
  const others = Object.entries({ skipped, flaky }).filter(([, count]) => count > 0);
  return [`${passed} passed`, `${failed} failed`, ...others.map(([name, count]) => `${count} ${name}`)].join(
    ', ',
  );
}
