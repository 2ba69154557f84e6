import { expect, test } from 'vitest';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import { periodsOf } from './periods-of';

type Status = VersionEvent['status'];

/** Events in the order of time: version, status before, status after. */
function events(...moves: [version: number, from: Status | null, to: Status][]): VersionEvent[] {
  return moves
    .map(
      ([version, former_status, status], index): VersionEvent => ({
        id: index + 1,
        model_name: 'acme/detector',
        version,
        action: former_status === null ? 'register' : 'activate',
        status,
        former_status,
        former_version: null,
        config_revision: null,
        undoes: null,
        note: null,
        actor: { kind: 'user', id: 'ada', name: 'Ada' },
        created_at: new Date(index).toISOString(),
      }),
    )
    .reverse();
}

const short = (list: VersionEvent[]) =>
  periodsOf(list).map(({ start, end }) => [start.version, start.id, end?.id ?? null]);

test('one version follows the other', () => {
  const list = events(
    [1, null, 'production'],
    [2, null, 'staging'],
    [1, 'production', 'staging'],
    [2, 'staging', 'production'],
    [3, null, 'archived'],
  );
  expect(short(list)).toEqual([
    [2, 4, null],
    [1, 1, 3],
  ]);
});

test('a time with nothing in production is a gap', () => {
  const list = events(
    [1, null, 'staging'],
    [1, 'staging', 'production'],
    [1, 'production', 'staging'],
    [1, 'staging', 'production'],
  );
  expect(short(list)).toEqual([
    [1, 4, null],
    [1, 2, 3],
  ]);
});

test('what began before the oldest event is left out', () => {
  const list = events(
    [1, 'production', 'staging'],
    [2, 'staging', 'production'],
    [2, 'production', 'staging'],
  );
  expect(short(list)).toEqual([[2, 2, 3]]);
  expect(short(events([1, null, 'staging']))).toEqual([]);
});
