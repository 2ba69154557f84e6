import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../launcher/environment.mjs';
import { run } from './run.mjs';
import { honest, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

/**
 * A test runner that leaves a JSON report.
 *
 * @template Report
 * @typedef {object} Runner
 * @property {(report: string) => string[]} command given the path of the report
 * @property {(report: string) => Record<string, string>} environment
 * @property {(report: Report) => import('./totals.mjs').Totals} totalsOf
 */

const script = (path) => [process.execPath, join(root, 'node_modules', path)];

/**
 * @param {'covered' | 'unit' | 'database' | 'component' | 'corpus' | 'faults'} project
 * @param {...string} options of Vitest
 * @returns {Runner<import('./totals.mjs').VitestReport>}
 */
export function vitest(project, ...options) {
  const reporters = ['--reporter=default', '--reporter=json'];
  return {
    command: (report) => [
      ...script('vitest/vitest.mjs'),
      ...['run', '--project', project, ...reporters, `--outputFile.json=${report}`, ...options],
    ],
    environment: () => ({}),
    totalsOf: totalsOfVitest,
  };
}

/** @type {Runner<import('./totals.mjs').PlaywrightReport>} */
export const playwright = {
  command: () => [...script('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
  environment: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  totalsOf: totalsOfPlaywright,
};

/**
 * Runs it to its end, showing what it prints.
 *
 * @template Report
 * @param {Runner<Report>} runner
 * @param {AbortSignal} stopping
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export async function runTests({ command, environment, totalsOf }, stopping) {
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-report-'));
  try {
    const file = join(folder, 'report.json');
    const succeeded = await run({ command: command(file), environment: environment(file), stopping });
    stopping.throwIfAborted();
    const report = await readFile(file, 'utf8').then(JSON.parse, () => null);
    return honest(report && totalsOf(report), succeeded);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
