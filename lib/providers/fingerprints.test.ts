import { expect, test } from 'vitest';
import { fingerprint } from '@/lib/config-schema';
import lock from './fingerprints.lock.json';
import { registry } from './registry';
import { schemaOf } from './schema-of';

const locked: Record<string, Record<string, string>> = lock;

/** By model id and version, as in the lock file. */
const present = Object.fromEntries(
  registry
    .list()
    .map(({ id, versions }) => [
      id,
      Object.fromEntries(versions.map((one) => [String(one.version), fingerprint(schemaOf(one.parameters))])),
    ]),
);

test('no released version has changed', () => {
  for (const [id, versions] of Object.entries(locked)) {
    for (const [version, pinned] of Object.entries(versions)) {
      expect(
        present[id]?.[version],
        `Version ${version} of ${id} is released: leave it as it is and make a new version`,
      ).toBe(pinned);
    }
  }
});

test('every version is pinned', () => {
  expect(present, 'Copy the fingerprint of each new version into fingerprints.lock.json').toEqual(locked);
});
