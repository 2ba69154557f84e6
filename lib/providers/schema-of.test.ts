import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type JsonObject, parametersOf, validateComplete } from '@/lib/config-schema';
import { registry } from './registry';
import { version2 as seedream4 } from './replicate/seedream-4/parameters';
import { schemaOf } from './schema-of';

const released = registry.list().flatMap(({ versions }) => versions.map(({ parameters }) => parameters));

test('zod refuses what the engine refuses, at the same place', () => {
  const { shape } = seedream4;
  expect(shape.image_input.safeParse(['https://example.com/a.png']).success).toBe(true);
  expect(shape.image_input.safeParse(['a.png']).error?.issues).toMatchObject([
    { path: [0], message: 'Must be a URI' },
  ]);
  const custom = { prompt: 'a cat', width: 1024 };
  const said = { path: ['size'], message: 'Width counts only with custom. Choose custom, or reset Width.' };
  expect(seedream4.safeParse({ ...custom, size: '2K' }).error?.issues).toMatchObject([said]);
  expect(validateComplete(schemaOf(seedream4), { ...custom, size: '2K' })).toMatchObject([
    { path: '/size', message: said.message },
  ]);
  expect(seedream4.safeParse({ ...custom, size: 'custom' }).success).toBe(true);
});

describe('schemaOf', () => {
  test('drops the limits that zod gives every integer and keeps those that were set', () => {
    const parameters = z.strictObject({
      free: z.int().optional(),
      low: z.int().min(3),
      high: z.int().max(9),
    });
    expect(schemaOf(parameters)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        free: { type: 'integer', 'x-order': 0 },
        low: { type: 'integer', minimum: 3, 'x-order': 1 },
        high: { type: 'integer', maximum: 9, 'x-order': 2 },
      },
      required: ['low', 'high'],
      additionalProperties: false,
    });
  });

  test('keeps the declared order in a store that sorts keys, as jsonb does', () => {
    for (const parameters of released) {
      const schema = schemaOf(parameters);
      const sorted = Object.entries(schema.properties as JsonObject).sort(([left], [right]) =>
        left < right ? -1 : 1,
      );
      const stored = { ...schema, properties: Object.fromEntries(sorted) };
      expect(parametersOf(stored).map(({ name }) => name)).toEqual(Object.keys(parameters.shape));
    }
  });

  test('gives plain JSON', () => {
    for (const parameters of released) {
      const schema = schemaOf(parameters);
      expect(JSON.parse(JSON.stringify(schema))).toStrictEqual(schema);
    }
  });

  test('takes strict objects only, since the engine refuses unknown parameters', () => {
    expect(() => schemaOf(z.object({ free: z.int() }))).toThrow('Parameters must be a z.strictObject');
  });
});
