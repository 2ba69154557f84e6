import { checkBoundaries } from './boundaries.mjs';
import { checkDocumentPaths } from './document-paths.mjs';
import { checkDeadCode, checkFormatAndLint, checkTypes } from './tools.mjs';
import { checkWording } from './wording.mjs';

/** @type {[name: string, check: () => Promise<{ looked: string, problems: string[], table?: string[] }>][]} */
const checks = [
  ['format and lint', checkFormatAndLint],
  ['types', checkTypes],
  ['boundaries', checkBoundaries],
  ['dead code', checkDeadCode],
  ['document paths', checkDocumentPaths],
  ['wording', checkWording],
];

/**
 * Runs every check side by side and prints one line for each; what is wrong follows below its line.
 * None needs a database.
 *
 * @param {(line: string) => void} print
 * @returns {Promise<{ passed: number, failed: number, skipped: number, flaky: number }>}
 */
export async function runChecks(print) {
  const results = await Promise.all(
    checks.map(async ([name, check]) => {
      const started = performance.now();
      const { looked, problems, table } = await check().catch((error) => ({
        looked: '',
        problems: [String(error)],
        table: [],
      }));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const ok = problems.length === 0;
      print(`${ok ? 'ok    ' : 'failed'}  ${name.padEnd(16)} ${seconds.padStart(5)} s  ${looked}`);
      for (const line of table ?? []) print(`        ${line}`);
      for (const problem of problems) print(problem.replace(/^/gm, '        '));
      return ok;
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0, flaky: 0 };
}
