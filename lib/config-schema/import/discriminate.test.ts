import { expect, test } from 'vitest';
import type { JsonObject } from '../index';
import { linesOf, openApiOf, withIt } from '../testing/imported';
import { importSchema } from './index';

test('a discriminator is written into the branches, unless they say it themselves', () => {
  const branch = (property: JsonObject) => ({ type: 'object', properties: { kind: property, size: {} } });
  const { schema, report } = importSchema(
    openApiOf(
      {
        type: 'object',
        properties: {
          it: {
            oneOf: ['A', 'B', 'C'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
            discriminator: { propertyName: 'kind', mapping: { first: '#/components/schemas/A' } },
          },
        },
      },
      { A: branch({ type: 'string' }), B: branch({ type: 'string' }), C: branch({ const: 'third' }) },
    ),
  );
  const marked = (kind: string) => ({
    properties: { kind: { type: 'string', const: kind } },
    required: ['kind'],
  });
  expect(schema?.properties).toMatchObject({
    it: { oneOf: [marked('first'), marked('B'), { $ref: '#/$defs/C' }] },
  });
  expect(Object.keys(schema?.$defs ?? {})).toEqual(['C']);
  expect(report.map(({ message }) => message)).toContain('it: kind tells 2 forms apart');
});

test('a discriminator is written beside a branch whose definition does not declare it, or that limits it', () => {
  const text = { type: 'string' };
  const { schema } = importSchema(
    openApiOf(
      {
        properties: {
          it: {
            anyOf: [
              true,
              { type: 'integer' },
              { $ref: '#/components/schemas/A' },
              { $ref: '#/components/schemas/B', required: ['b'], properties: { b: text } },
              { $ref: '#/components/schemas/B', title: 'Plain' },
            ],
            discriminator: { propertyName: 'kind', mapping: { a: 'A', none: 5 } },
          },
        },
      },
      {
        Base: { type: 'object', properties: { kind: text } },
        A: { allOf: [{ $ref: '#/components/schemas/Base' }] },
        B: { type: 'object', properties: { kind: text }, required: ['kind'] },
      },
    ),
  );
  expect(schema?.properties).toMatchObject({
    it: {
      anyOf: [
        true,
        { type: 'integer' },
        { $ref: '#/$defs/A', properties: { kind: { const: 'a' } }, required: ['kind'] },
        {
          $ref: '#/$defs/B',
          properties: { b: text, kind: { const: 'B' } },
          required: ['b', 'kind'],
        },
        {
          type: 'object',
          title: 'Plain',
          properties: { kind: { type: 'string', const: 'B' } },
          required: ['kind'],
        },
      ],
    },
  });
});

test('a discriminator that tells nothing apart is left out; one that the branches say is kept without a word', () => {
  const kinds: JsonObject[] = ['a', 'b'].map((kind) => ({ properties: { kind: { const: kind } } }));
  expect(linesOf(withIt({ oneOf: kinds, discriminator: { propertyName: 'kind' } }))).toEqual([]);
  const lone = linesOf(withIt({ type: 'object', properties: { kind: {} }, discriminator: 'kind' }));
  expect(lone).toEqual([
    {
      path: '/properties/it/discriminator',
      level: 'info',
      message: 'it: discriminator has no branches here: left out',
    },
  ]);
  const [gone] = linesOf(
    withIt({ oneOf: kinds, discriminator: { propertyName: 'kind', mapping: { a: '#/gone' } } }),
  );
  expect(gone).toEqual({
    path: '/properties/it/discriminator/mapping/a',
    level: 'error',
    message: 'The reference #/gone leads nowhere in this document',
  });
});
