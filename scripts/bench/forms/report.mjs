/** @typedef {{ name: string, count: number, results: import('./measure.mjs').Result[], bundle: import('./bundle.mjs').Bundle }} Row */

/** What keys are compared with. */
const PEER = '@rjsf/core';

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
 * Medians and spreads of what each row measured. `keyRatio` is a key's time against that in @rjsf/core, round by round,
 * since a machine that is slow for a while slows both; null where @rjsf/core was left out.
 * @param {Row[]} rows
 */
export function summariseAll(rows) {
  return rows.map((row) => {
    const peer = rows.find(({ name, count }) => name === PEER && count === row.count);
    return summarise(row, peer);
  });
}

/**
 * @param {Row} row
 * @param {Row | undefined} peer
 */
function summarise({ name, count, results, bundle }, peer) {
  const of = (/** @type {number[]} */ numbers) => ({
    median: median(numbers),
    least: Math.min(...numbers),
    most: Math.max(...numbers),
  });
  const ratios = peer?.results.map(({ keys }, round) => median(results[round]?.keys ?? []) / median(keys));
  return {
    name,
    count,
    key: of(results.flatMap(({ keys }) => keys)),
    keyRatio: ratios ? of(ratios) : null,
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
  `of ${PEER}`,
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
 * @param {ReturnType<typeof summariseAll>} summaries
 */
export function tableOf(summaries) {
  const number = (
    /** @type {{ median: number, least: number, most: number }} */ { median: middle, least, most },
    write = round,
  ) => `${write(middle)} (${write(least)}–${write(most)})`;
  const rows = summaries.map(
    ({ name, count, key, keyRatio, ready, readyAt, reset, resetEvery, script, style, missing }) => [
      name,
      String(count),
      number(key),
      keyRatio ? number(keyRatio, (ratio) => ratio.toFixed(2)) : '',
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
