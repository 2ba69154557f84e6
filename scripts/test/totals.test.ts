import { expect, it } from 'vitest';
import { honest, sum, totalsLine, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };

it('counts what Vitest passed, failed, skipped and left to do', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [passed],
  };
  expect(totalsOfVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3, flaky: 0 });
});

it('counts a test of Vitest that passed at its second try as flaky', () => {
  const twice = { status: 'passed', failureMessages: ['expected 1 to be 2'] };
  const report = {
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed', failureMessages: [] }, twice] }],
  };
  expect(totalsOfVitest(report)).toEqual({ passed: 2, failed: 0, skipped: 0, flaky: 1 });
});

it('counts a test file that did not load as one failure', () => {
  const unloaded = { status: 'failed', assertionResults: [] };
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [passed, unloaded],
  };
  expect(totalsOfVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 0, flaky: 0 });
});

it('counts a browser test that passed at its second try as passed and flaky, an error outside the tests as a failure', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(totalsOfPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2, flaky: 1 });
});

it('is never better than how the step ended', () => {
  const good = { passed: 3, failed: 0, skipped: 0, flaky: 0 };
  expect(honest(good, true)).toEqual(good);
  expect(honest(good, false).failed).toBe(1);
  expect(honest(null, true).failed).toBe(1);
  expect(honest({ passed: 0, failed: 0, skipped: 0, flaky: 0 }, true).failed).toBe(1);
});

it('says skipped and flaky only where something was', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 0, flaky: 0 },
    { passed: 2, failed: 1, skipped: 0, flaky: 0 },
  ]);
  expect(totalsLine(total)).toBe('3 passed, 1 failed');
  expect(totalsLine({ ...total, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
  expect(totalsLine({ ...total, flaky: 2 })).toBe('3 passed, 1 failed, 2 flaky');
});
