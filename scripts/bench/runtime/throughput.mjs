import { load } from './load.mjs';

/**
 * How many requests of one worker's kind each contestant answers, in turn and several times.
 * @param {import('./contestants.mjs').Contestant[]} contestants
 * @param {{ rounds: number, seconds: number, stopping: AbortSignal, say: (line: string) => void }} options
 * @returns {Promise<{ name: string, answer: string, bytes: number, perSecond: number[], p99: number[] }[]>}
 */
export async function measureThroughput(contestants, { rounds, seconds, stopping, say }) {
  const rows = await Promise.all(contestants.flatMap(rowsOf));
  for (let round = 0; round < rounds; round += 1) {
    for (const row of rotated(rows, round)) {
      stopping.throwIfAborted();
      say(`round ${round + 1} of ${rounds}: ${row.name}, ${row.answer}`);
      const { perSecond, p99 } = await load({ ...row, length: { seconds } });
      row.perSecond.push(perSecond);
      row.p99.push(p99);
    }
  }
  return rows.map(({ name, answer, bytes, perSecond, p99 }) => ({ name, answer, bytes, perSecond, p99 }));
}

/** Both answers that a worker gets: what is new, and that nothing is. */
function rowsOf({ name, url, headers }) {
  const asked = fetch(url, { headers }).then(async (answer) => ({
    etag: answer.headers.get('etag') ?? '',
    bytes: (await answer.arrayBuffer()).byteLength,
  }));
  const row = { name, url };
  return [
    asked.then(({ bytes }) => ({
      ...row,
      perSecond: [],
      p99: [],
      answer: '200',
      status: 200,
      headers,
      bytes,
    })),
    asked.then(({ etag }) => {
      const known = { ...headers, 'if-none-match': etag };
      return { ...row, perSecond: [], p99: [], answer: '304', status: 304, headers: known, bytes: 0 };
    }),
  ];
}

/** Each round begins with another row, so that none always has the warmest or the busiest machine. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
