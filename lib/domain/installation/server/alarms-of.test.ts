import { expect, it } from 'vitest';
import { alarmsOf } from './alarms-of';

const counted = { databaseId: 'here', revision: 42 };
const nobody = { workers: 0, seen: null };

it('finds nothing where nobody holds what the database does not', () => {
  expect(alarmsOf(counted, null, nobody)).toEqual([]);
  expect(alarmsOf(counted, null, { workers: 0, seen: 42 })).toEqual([]);
});

it('finds what this server keeps, also where the database has counted beyond it since', () => {
  expect(alarmsOf(counted, { databaseId: 'here', revision: 50 }, nobody)).toEqual([
    {
      id: 'revision_above_own server here 50',
      code: 'revision_above_own',
      source: 'server',
      revision: 42,
      seen: 50,
      detail:
        'The database is at revision 42, and does not hold what was given out under its id: it was restored from a backup. This server keeps revision 50. Adopt the database, or restore the right one.',
    },
  ]);
  expect(alarmsOf(counted, { databaseId: 'here', revision: 41 }, nobody)).toHaveLength(1);
});

it('finds workers that hold a higher number', () => {
  expect(alarmsOf(counted, null, { workers: 2, seen: 50 })).toEqual([
    expect.objectContaining({
      source: 'worker',
      seen: 50,
      detail: expect.stringContaining('2 workers have up to'),
    }),
  ]);
  const [alarm] = alarmsOf(counted, null, { workers: 1, seen: 43 });
  expect(alarm?.detail).toContain('1 worker has up to revision 43.');
});

it('is silent of what is kept of the database before an adoption', () => {
  expect(alarmsOf(counted, { databaseId: 'before', revision: 50 }, nobody)).toEqual([]);
});

it('is silent of workers once the database has counted to their number', () => {
  expect(alarmsOf({ databaseId: 'here', revision: 50 }, null, { workers: 1, seen: 50 })).toEqual([]);
});
