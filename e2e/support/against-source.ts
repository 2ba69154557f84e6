import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/config-schema';
import { differencesFrom, lostDefaults } from '@/lib/config-schema/testing/compare-with-source';
import { REFUSED } from './known-schemas';

/**
 * Tests that what is imported allows the values that the source allows, by an independent validator, and that each default
 * is live, or that the report has the reason.
 */
export function testAgainstSource(documents: { name: string; source: JsonObject }[], values: number): void {
  const imported = documents.filter(({ name }) => REFUSED[name] === undefined);
  test.each(imported)(
    '$name: no rule or default of the source is lost in silence',
    { timeout: 120_000 },
    ({ source }) => {
      expect(differencesFrom(source, { values })).toEqual([]);
      expect(lostDefaults(source)).toEqual([]);
    },
  );
}
