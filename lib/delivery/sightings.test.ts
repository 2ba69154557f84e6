import { expect, it } from 'vitest';
import { Sightings } from './sightings';

const by = { ownerId: 'token' };

const seen = (instance: string, revision: number | null, at: number) => ({
  ...{ name: 'painter', instance, revision, at, databaseId: null, isProven: false, ownerId: 'token' },
});

it('keeps the last of each worker, and gives each once', () => {
  const sightings = new Sightings();
  sightings.see('painter/1', 10, by);
  sightings.see('painter/1; revision=4', 20, by);
  sightings.see('painter/2; revision=3', 30, by);
  sightings.see('nonsense', 40, by);
  const both = [seen('1', 4, 20), seen('2', 3, 30)];
  expect(sightings.take(50)).toEqual(both);
  expect(sightings.take(60)).toEqual([]);
  sightings.see('painter/2; revision=3', 70, by);
  expect(sightings.take(80)).toEqual([seen('2', 3, 70)]);
});

it('takes what a worker says now, also where it said the same before', () => {
  const sightings = new Sightings();
  for (const [index, revision] of [4, 5, 4].entries())
    sightings.see(`painter/1; revision=${revision}`, index, by);
  expect(sightings.take(9)).toEqual([seen('1', 4, 2)]);
});

it('counts a worker with an open stream as seen now and then, until the last one has ended', () => {
  const sightings = new Sightings();
  const [leaveOne, leaveOther] = [1, 2].map(() => sightings.hold('painter/1; revision=4', 10, by));
  expect(sightings.take(20)).toEqual([seen('1', 4, 10)]);
  expect(sightings.take(10_009)).toEqual([]);
  leaveOne?.();
  // Without a number: the worker may have told another instance of a newer one.
  expect(sightings.take(10_010)).toEqual([seen('1', null, 10_010)]);
  expect(sightings.take(20_009)).toEqual([]);
  sightings.see('painter/1; revision=5', 20_010, by);
  expect(sightings.take(20_011)).toEqual([seen('1', 5, 20_010)]);
  leaveOther?.();
  expect(sightings.take(60_000)).toEqual([]);
  expect(() => sightings.hold('nonsense', 60, by)()).not.toThrow();
});

it('forgets the one that was not seen for the longest time, not one with an open stream', () => {
  const sightings = new Sightings();
  sightings.hold('painter/first', 0, by);
  for (let worker = 1; worker <= 10_000; worker += 1)
    sightings.see(`painter/${worker}`, worker, { ownerId: `token-${worker % 20}` });
  const instances = sightings.take(10_001).map(({ instance }) => instance);
  expect(instances).toHaveLength(10_000);
  expect(instances).toContain('first');
  expect(instances).not.toContain('1');
  sightings.see('painter/1; revision=2', 20_000, by);
  expect(sightings.take(20_001).at(-1)).toEqual(seen('1', 2, 20_000));
});

it('keeps 1,000 workers of a token, of which one that went offline makes room', () => {
  const sightings = new Sightings();
  for (let worker = 0; worker < 1_000; worker += 1)
    expect(sightings.see(`painter/${worker}`, 10, by)).toBe(true);
  expect(sightings.see('painter/more', 20, by)).toBe(false);
  sightings.hold('painter/more', 20, by)();
  expect(sightings.see('painter/7; revision=2', 20, by), 'one that is known').toBe(true);
  expect(sightings.see('painter/more', 20, { ownerId: 'other' })).toBe(true);
  expect(sightings.take(30)).toHaveLength(1_001);
  expect(sightings.see('painter/more', 60_011, by)).toBe(true);
});

it('believes a proof as long as the worker says the same number', () => {
  const sightings = new Sightings();
  sightings.see('painter/1; revision=4', 10, { ...by, proves: () => 'here' });
  sightings.see('painter/1; revision=4', 20, by);
  expect(sightings.take(30)).toEqual([{ ...seen('1', 4, 20), databaseId: 'here', isProven: true }]);
  sightings.see('painter/1; revision=4', 40, { ...by, proves: () => null });
  expect(sightings.take(50), 'the adopted database has reached the number').toEqual([seen('1', 4, 40)]);
  sightings.see('painter/1; revision=5', 60, by);
  expect(sightings.take(70)).toEqual([seen('1', 5, 60)]);
});
