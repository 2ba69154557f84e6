import { describe, expect, it } from 'vitest';
import type { Worker, WorkerList } from '@/lib/domain/workers/contract';
import { holding, seenAgo, workersSentence } from './workers-text';

const list: WorkerList = {
  revision: 42,
  database_id: 'here',
  present: 3,
  current: 3,
  last_seen_at: null,
  as_of: '2026-11-25T12:00:00.000Z',
  workers: [],
  next_cursor: null,
};

const worker: Worker = {
  name: 'render',
  instance: 'a',
  revision: 41,
  database_id: 'here',
  is_present: true,
  is_current: false,
  error: null,
  first_seen_at: list.as_of,
  last_seen_at: list.as_of,
};

it('says how many workers have the revision', () => {
  expect(workersSentence(list)).toBe('3 of 3 workers have revision 42');
  expect(workersSentence({ ...list, current: 0, present: 1 })).toBe('0 of 1 worker has revision 42');
});

describe('how long ago a worker was seen', () => {
  it.each([
    ['2026-11-25T11:59:57.200Z', '2 s ago'],
    ['2026-11-25T11:59:00.000Z', '1 min ago'],
    ['2026-11-25T09:00:00.000Z', '3 h ago'],
    // Seen while the answer was on its way.
    ['2026-11-25T12:00:00.400Z', '0 s ago'],
  ])('%s is %s', (seenAt, text) => expect(seenAgo(seenAt, list.as_of)).toBe(text));
});

describe('what a worker has', () => {
  it.each([
    [{}, 'revision 41'],
    [{ revision: null, database_id: null }, 'no revision yet'],
    [{ database_id: 'before' }, 'revision 41 of another database'],
    [{ database_id: null }, 'revision 41'],
  ])('%o: %s', (change, text) => expect(holding({ ...worker, ...change }, 'here')).toBe(text));
});
