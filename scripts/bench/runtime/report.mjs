import { median, quantile, tableOf } from './figures.mjs';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const milliseconds = (/** @type {number} */ number) => `${number.toFixed(1)} ms`;
const megabytes = (/** @type {number} */ number) => `${number.toFixed(1)} MB`;

/**
 * @param {object} results
 * @param {string} results.machine
 * @param {Awaited<ReturnType<typeof import('./throughput.mjs').measureThroughput>>} results.throughput
 * @param {number[]} results.events
 * @param {number[]} results.arrival
 * @param {number} results.reads
 * @param {{ memory: number, reached: number[] }} results.streams
 * @param {{ after100k: number, after1M: number }} results.memory
 */
export function report({ machine, throughput, events, arrival, reads, streams, memory }) {
  return `${machine}. One core for the server, one for the load; medians.

${throughputTable(throughput)}

${tableOf([
  ['what', 'measured'],
  ['save on one instance → event at an SDK on another, median', milliseconds(median(events))],
  ['… 99th percentile', milliseconds(quantile(events, 0.99))],
  ['save on one instance → value in the memory of an SDK on another, median', milliseconds(median(arrival))],
  ['… 99th percentile', milliseconds(quantile(arrival, 0.99))],
  ['sdk.config() a second', whole.format(reads)],
  ['500 streams above idle', megabytes(streams.memory)],
  ['one save reaches all of them, median', milliseconds(median(streams.reached))],
  ['… at most', milliseconds(Math.max(...streams.reached))],
  ['memory after 100,000 reads', megabytes(memory.after100k)],
  ['memory after 1,000,000 reads', megabytes(memory.after1M)],
])}`;
}

/** @param {Parameters<typeof report>[0]['throughput']} rows */
function throughputTable(rows) {
  const bare = (/** @type {string} */ answer) =>
    median(rows.find((row) => row.answer === answer)?.perSecond ?? []);
  return tableOf([
    ['server', 'answer', 'bytes', 'requests a second', 'of bare node:http', 'p99'],
    ...rows.map(({ name, answer, bytes, perSecond, p99 }) => [
      name,
      answer,
      String(bytes),
      whole.format(median(perSecond)),
      (median(perSecond) / bare(answer)).toFixed(2),
      milliseconds(median(p99)),
    ]),
  ]);
}
