import { createRequire } from 'node:module';
import { Failure } from '../../launcher/failure.mjs';
import { runPinned } from './pinned.mjs';

/** Looked for when it is needed: the bench installs it first. */
const autocannon = () => createRequire(import.meta.url).resolve('autocannon');

/**
 * Sends the same request over 10 connections, each the next as soon as the last was answered.
 * @param {object} request
 * @param {string} request.url
 * @param {Record<string, string>} request.headers
 * @param {number} request.status that every answer must have
 * @param {{ seconds: number } | { count: number }} request.length
 * @returns {Promise<{ perSecond: number, p99: number }>} requests per second; milliseconds
 * @throws {Failure} if any answer had another status
 */
export async function load({ url, headers, status, length }) {
  const until = 'seconds' in length ? ['-d', String(length.seconds)] : ['-a', String(length.count)];
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const printed = await runPinned([autocannon(), '--json', '-c', '10', ...until, ...given, url]);
  const { requests, latency, statusCodeStats, errors, duration } = JSON.parse(printed);
  const answered = statusCodeStats[status]?.count ?? 0;
  const others = Object.keys(statusCodeStats).filter((code) => Number(code) !== status);
  if (errors > 0 || others.length > 0) {
    throw new Failure(
      `${url} was answered with ${JSON.stringify(statusCodeStats)} and ${errors} errors, not ${status}`,
    );
  }
  return { perSecond: answered / duration, p99: latency.p99 ?? requests.p99 };
}
