import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { importSchema } from './import';
import { isJsonObject, type JsonObject, type JsonValue } from './index';
import { arbitrarySource } from './testing/arbitrary-source';
import { differencesFrom, lostDefaults } from './testing/compare-with-source';

const numRuns = runs(200);
const values = 20;

test('a rule that the source has and the engine has not is found', () => {
  const sourceOf = (steps: JsonObject): JsonObject => ({ type: 'object', properties: { steps } });
  const lenient = sourceOf({ type: 'integer', maximum: 6 });
  const strict = sourceOf({ type: 'integer', maximum: 5 });
  expect(differencesFrom(lenient, { reference: lenient })).toEqual([]);
  expect(differencesFrom(lenient, { reference: strict })).not.toEqual([]);
  expect(differencesFrom(strict, { reference: lenient })).not.toEqual([]);
});

test('engine and source agree on every value, or the report says why not', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(arbitrarySource, fc.nat(), (source, seed) => {
      expect(differencesFrom(source, { seed, values }) ?? []).toEqual([]);
      expect(lostDefaults(source)).toEqual([]);
    }),
    { numRuns },
  );
});

const malformed = fc.oneof(
  fc.tuple(
    fc.constantFrom('minimum', 'maximum', 'minLength', 'maxItems'),
    fc.constantFrom<JsonValue[]>('x', true, [], {}),
  ),
  fc.tuple(fc.constantFrom('multipleOf'), fc.constantFrom<JsonValue[]>(0, -1, 'x')),
  fc.tuple(fc.constantFrom('enum', 'anyOf', 'allOf', 'required'), fc.constantFrom<JsonValue[]>('x', 1, {})),
  fc.tuple(
    fc.constantFrom('pattern', 'type', 'properties', 'not'),
    fc.constantFrom<JsonValue[]>(1, 'x(', [1]),
  ),
);

test('a malformed keyword costs that keyword, with a line', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(arbitrarySource, malformed, ({ $ref, ...source }, [keyword, value]) => {
      const [name, property] =
        Object.entries(isJsonObject(source.properties) ? source.properties : {})[0] ?? [];
      if (name === undefined || !isJsonObject(property) || Object.hasOwn(property, keyword)) return;
      const properties = { ...(source.properties as JsonObject), [name]: { ...property, [keyword]: value } };
      const broken = { ...source, properties };
      const { schema, report } = importSchema(broken);
      const lines = report.filter(({ path }) => path.startsWith(`/properties/${name}/${keyword}`));
      expect(lines).not.toEqual([]);
      if (importSchema(source).schema && keyword !== 'not') expect(schema).not.toBeNull();
      expect(differencesFrom(broken, { reference: source, values }) ?? []).toEqual([]);
    }),
    { numRuns },
  );
});
