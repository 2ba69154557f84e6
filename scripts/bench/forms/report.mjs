/** @typedef {{ name: string, count: number, results: import('./measure.mjs').Result[], bundle: import('./bundle.mjs').Bundle }} Row */

const sorted = (/** @type {number[]} */ numbers) => numbers.toSorted((left, right) => left - right);

/** @param {number[]} numbers */
function median(numbers) {
  const list = sorted(numbers);
  const middle = Math.floor(list.length / 2);
  return list.length % 2 === 1
    ? (list[middle] ?? Number.NaN)
    : ((list[middle - 1] ?? 0) + (list[middle] ?? 0)) / 2;
}

/**
 * Median and spread of what one row measured.
 * @param {Row} row
 */
export function summarise({ name, count, results, bundle }) {
  const of = (/** @type {number[]} */ numbers) => ({
    median: median(numbers),
    least: Math.min(...numbers),
    most: Math.max(...numbers),
  });
  return {
    name,
    count,
    key: of(results.flatMap(({ keys }) => keys)),
    ready: of(results.map(({ ready }) => ready)),
    readyAt: of(results.map(({ readyAt }) => readyAt)),
    reset: of(results.map(({ reset }) => reset)),
    resetEvery: of(results.map(({ resetEvery }) => resetEvery)),
    missing: Math.max(...results.map(({ missing }) => missing.length)),
    script: bundle.script,
    style: bundle.style,
  };
}

const columns = [
  'form',
  'parameters',
  'per key',
  'ready',
  'ready, by the clock',
  'reset all',
  'reset of every one',
  'JS',
  'CSS',
  'not in the page',
];

/**
 * A table of medians, each with the least and the most.
 * @param {ReturnType<typeof summarise>[]} summaries
 */
export function tableOf(summaries) {
  const number = (
    /** @type {{ median: number, least: number, most: number }} */ { median: middle, least, most },
  ) => `${round(middle)} (${round(least)}–${round(most)})`;
  const rows = summaries.map(
    ({ name, count, key, ready, readyAt, reset, resetEvery, script, style, missing }) => [
      name,
      String(count),
      number(key),
      number(ready),
      number(readyAt),
      number(reset),
      number(resetEvery),
      kilobytes(script),
      kilobytes(style),
      String(missing),
    ],
  );
  const widths = columns.map((column, index) =>
    Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map(({ length }) => length)),
  );
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function round(milliseconds) {
  return milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
