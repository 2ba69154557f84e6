import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as logging from '@/lib/platform/log';
import { keepSightings } from './keep-sightings';
import type { Sighting } from './sighting';

const seen = (instance: string, at: number): Sighting => ({
  name: 'render',
  instance,
  revision: 7,
  databaseId: null,
  isProven: false,
  ownerId: 'token',
  at,
});

let pending: Sighting[];
let written: Sighting[][];
let away: boolean;

const take = () => pending.splice(0);
const write = async (sightings: Sighting[]) => {
  if (away) throw new Error('away');
  written.push(sightings);
};

beforeEach(() => {
  vi.useFakeTimers();
  pending = [];
  written = [];
  away = false;
});

afterEach(() => vi.useRealTimers());

it('writes what was seen every two seconds, in one go, and nothing where nothing was seen', async () => {
  const { stop } = keepSightings({ take, write });
  pending = [seen('a', 1), seen('b', 2)];
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(written).toEqual([[seen('a', 1), seen('b', 2)]]);
  await stop();
});

it('keeps what could not be written, says so once, and writes it later', async () => {
  const log = vi.spyOn(logging, 'log').mockImplementation(() => {});
  const { stop } = keepSightings({ take, write });
  away = true;
  pending = [seen('a', 1)];
  await vi.advanceTimersByTimeAsync(6_000);
  pending = [seen('a', 2), seen('b', 3)];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(written).toEqual([]);
  away = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(written).toEqual([[seen('a', 2), seen('b', 3)]]);
  expect(log.mock.calls.map(([level]) => level)).toEqual(['warn', 'info']);
  await stop();
});

it('writes what is left when it stops, and nothing after that', async () => {
  const { stop } = keepSightings({ take, write });
  pending = [seen('a', 1)];
  await stop();
  pending = [seen('b', 2)];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([[seen('a', 1)]]);
});
