import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { type Decision, defaultsOf, effectiveOf, migrateOverrides, validate } from './index';
import { parameterCase } from './testing/arbitrary-schema';

test('every pair of schemas: the result is valid, or something stands in the way', () => {
  const seen = { valid: 0, open: 0 };
  fc.assert(
    fc.property(parameterCase, parameterCase, fc.boolean(), (former, present, pinMovedDefaults) => {
      const migration = migrateOverrides(former.schema, present.schema, former.config, { pinMovedDefaults });
      expect(migration.config).toEqual(effectiveOf(present.schema, migration.overrides));
      seen[migration.open.length === 0 ? 'valid' : 'open'] += 1;
      if (migration.open.length === 0) expect(validate(present.schema, migration.config)).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
  expect(seen.valid).toBeGreaterThan(runs(20));
  expect(seen.open).toBeGreaterThan(runs(20));
});

test('every pair of schemas: dropping what is open ends at a valid config', () => {
  fc.assert(
    fc.property(parameterCase, parameterCase, (former, present) => {
      fc.pre(validate(present.schema, defaultsOf(present.schema)).length === 0);
      const decisions: Record<string, Decision> = {};
      for (let round = 0; round < 20; round += 1) {
        const { open } = migrateOverrides(former.schema, present.schema, former.config, { decisions });
        if (open.length === 0) return;
        // What is missing after a part was dropped is missing from something: that goes, too.
        for (const { path } of open) {
          const place = Object.hasOwn(decisions, path) ? path.slice(0, path.lastIndexOf('/')) : path;
          decisions[place] = { drop: true };
        }
      }
      expect.unreachable('something is still open');
    }),
    { numRuns: runs(300) },
  );
});
