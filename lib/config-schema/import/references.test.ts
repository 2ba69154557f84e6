import { describe, expect, test } from 'vitest';
import { checkValue } from '../check-value';
import { withIt } from '../testing/imported';
import type { JsonObject } from '../types';
import { importSchema } from './index';
import { normaliseDialect } from './normalise';

const text = { type: 'string' };

describe('only what the parameters use is kept, under one name each', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['a definition', withIt({ $ref: '#/definitions/a' }, { definitions: { a: text } }), { a: text }],
    ['a name with a slash', withIt({ $ref: '#/$defs/a~1b' }, { $defs: { 'a/b': text } }), { 'a-b': text }],
    [
      'a place that is no definition',
      { properties: { it: { $ref: '#/properties/b' }, b: text } },
      { b: text },
    ],
    ['an anchor', withIt({ $ref: '#here' }, { $defs: { a: { $anchor: 'here', ...text } } }), { a: text }],
    [
      'an id inside the document',
      withIt(
        { $ref: 'https://example.com/b' },
        { $id: 'https://example.com/a', $defs: { b: { $id: 'b', ...text } } },
      ),
      { b: text },
    ],
    [
      'a pointer into a document inside the document',
      withIt(
        { $ref: 'b#/$defs/c' },
        { $id: 'https://example.com/a', $defs: { b: { $id: 'b', $defs: { c: text } }, c: { type: 'null' } } },
      ),
      { c: text },
    ],
    [
      'an anchor of draft 6',
      withIt(
        { $ref: '#here' },
        { $schema: 'http://json-schema.org/draft-06/schema#', definitions: { a: { $id: '#here', ...text } } },
      ),
      { a: text },
    ],
    [
      'an id of draft 4',
      withIt(
        { $ref: 'b.json' },
        { $schema: 'http://json-schema.org/draft-04/schema#', definitions: { b: { id: 'b.json', ...text } } },
      ),
      { b: text },
    ],
    [
      'what the definitions use, unused ones apart',
      withIt({ $ref: '#/$defs/a' }, { $defs: { a: { items: { $ref: '#/$defs/b' } }, b: text, c: {} } }),
      { a: { items: { $ref: '#/$defs/b' } }, b: text },
    ],
    [
      'names without a letter, and one with a percent sign',
      withIt(
        { anyOf: [{ $ref: '#/$defs/' }, { $ref: '#/$defs/100%' }] },
        { $defs: { '': text, '100%': { type: 'null' } } },
      ),
      { schema: text, '100-': { type: 'null' } },
    ],
    [
      'definitions that allow anything or nothing',
      withIt(
        { anyOf: [{ $ref: '#/$defs/all' }, { $ref: '#/$defs/none' }] },
        { $defs: { all: true, none: false } },
      ),
      { all: {}, none: { not: {} } },
    ],
    [
      'one beside a place for definitions that holds none',
      withIt({ $ref: '#/$defs/a' }, { $defs: { a: text }, definitions: null }),
      { a: text },
    ],
    [
      'three definitions of one name',
      {
        properties: {
          it: { allOf: [{ $ref: '#/$defs/a' }, { $ref: '#/definitions/a' }] },
          a: { $ref: '#/properties/b/a' },
          b: { a: { type: 'integer' } },
        },
        $defs: { a: text },
        definitions: { a: { minLength: 1 } },
      },
      { a: text, 'a-2': { minLength: 1 }, 'a-3': { type: 'integer' } },
    ],
    [
      'two definitions of one name',
      withIt(
        { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/definitions/a' }] },
        { $defs: { a: text }, definitions: { a: { type: 'null' } } },
      ),
      { a: text, 'a-2': { type: 'null' } },
    ],
  ])('%s', (_, source, definitions) => {
    expect(importSchema(source).schema?.$defs).toMatchObject(definitions);
    expect(Object.keys(importSchema(source).schema?.$defs ?? {})).toEqual(Object.keys(definitions));
  });

  test('a root that is only a reference becomes what it refers to', () => {
    const source = { $ref: '#/$defs/a', $defs: { a: { properties: { it: text } } } };
    expect(importSchema(source).schema).toMatchObject({ properties: { it: text } });
    expect(importSchema(source).schema).not.toHaveProperty('$defs');
  });

  test('a root that is a reference beside words that mean nothing does so, too, and the words are named', () => {
    const $defs = { a: { properties: { it: text } } };
    const { schema, report } = importSchema({
      $ref: '#/$defs/a',
      $anchor: 'whole',
      'made-up': 1,
      minProperties: null,
      $defs,
    });
    expect(schema).toMatchObject({ properties: { it: text } });
    expect(schema).not.toHaveProperty('$ref');
    expect(report.map(({ path, message }) => [path, message])).toEqual([
      ['/made-up', 'made-up: means nothing here, left out'],
    ]);
    expect(importSchema(schema).schema).toEqual(schema);
    const wrong = importSchema({ $ref: '#/$defs/a', 'x-role': 'output', discriminator: {}, $defs });
    expect(wrong.schema).toEqual(schema);
    expect(wrong.report.map(({ path }) => path)).toEqual(['/x-role', '/discriminator']);
    const circle = (name: string) => ({ $ref: `#/$defs/${name}`, 'x-role': 'output' });
    expect(importSchema({ ...circle('a'), $defs: { a: circle('b'), b: circle('a') } }).schema).toBeNull();
    const limited = importSchema({ $ref: '#/$defs/a', minProperties: 1, $defs });
    expect(limited.schema).toMatchObject({ $ref: '#/$defs/a', minProperties: 1 });
  });

  test('a root that is a reference to anything has no parameters', () => {
    const source = { $ref: '#/$defs/a', $defs: { a: true } };
    expect(importSchema(source)).toMatchObject({
      schema: null,
      report: [{ path: '', level: 'error', message: 'Must describe an object' }],
    });
  });

  test('a reference to the whole is one to the root', () => {
    const { schema, report } = importSchema({ properties: { part: { $ref: '#' } } });
    expect(schema).toMatchObject({ properties: { part: { $ref: '#' } } });
    expect(report).toContainEqual({
      path: '',
      level: 'info',
      message: 'The schema contains itself: from the second level on it is edited as JSON',
    });
  });

  test('what no parameter uses is named', () => {
    expect(importSchema(withIt(text, { definitions: { a: {}, b: {} } })).report).toEqual([
      {
        path: '/definitions',
        level: 'info',
        message: 'Definitions that no parameter uses are left out: a, b',
      },
    ]);
  });
});

describe('what leads out of the document', () => {
  const reference = 'common.json#/definitions/size';

  test('is refused by name, with what to do', () => {
    expect(importSchema(withIt({ $ref: reference }))).toMatchObject({
      schema: null,
      report: [
        {
          path: '/properties/it/$ref',
          level: 'error',
          message:
            'The reference common.json#/definitions/size leads to another document, and nothing is fetched: add "size" under "definitions" at the top of this one',
        },
      ],
    });
  });

  test('is taken from the document where its definition was pasted', () => {
    const { schema, report } = importSchema(withIt({ $ref: reference }, { definitions: { size: text } }));
    expect(schema?.$defs).toEqual({ size: text });
    expect(report).toMatchObject([
      { level: 'info', message: expect.stringContaining('"size" of this document') },
    ]);
  });

  test.each([
    ['#/$defs/gone', 'The reference #/$defs/gone leads nowhere in this document'],
    ['https://example.com/a.json', 'put the schema that it names in its place'],
    ['http://[', 'leads to another document'],
    ['#gone', 'The reference #gone leads nowhere in this document'],
  ])('%s', (gone, message) => {
    expect(importSchema(withIt({ $ref: gone })).report[0]?.message).toContain(message);
  });
});

test('a dynamic reference means the outermost schema that has its anchor', () => {
  const tree = {
    $id: 'https://example.com/tree',
    $dynamicAnchor: 'node',
    type: 'object',
    properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
  };
  const strict = {
    $id: 'https://example.com/strict',
    $dynamicAnchor: 'node',
    $ref: 'tree',
    unevaluatedProperties: false,
    $defs: { tree },
  };
  const schema = normaliseDialect(strict, '2020-12') ?? {};
  expect(checkValue(schema, { children: [{ data: 1 }] })).toEqual([]);
  expect(checkValue(schema, { children: [{ daat: 1 }] })[0]).toMatchObject({ path: '/children/0/daat' });
});

test('a root that only refers says what the dynamic anchors below stand for', () => {
  const list = {
    $id: 'https://example.com/list',
    properties: { all: { items: { $dynamicRef: '#item' } } },
    $defs: { any: { $dynamicAnchor: 'item' } },
  };
  const texts = {
    $id: 'https://example.com/texts',
    $ref: 'list',
    'x-role': 'output',
    $defs: { list, item: { $dynamicAnchor: 'item', ...text } },
  };
  const { schema } = importSchema(texts);
  expect(schema).toMatchObject({
    properties: { all: { items: { $ref: '#/$defs/item' } } },
    $defs: { item: text },
  });
});

test('a dynamic reference to a plain anchor is one like any other', () => {
  const $defs = { a: { $anchor: 'here', ...text } };
  expect(importSchema(withIt({ $dynamicRef: '#here' }, { $defs })).schema).toMatchObject({
    properties: { it: { $ref: '#/$defs/a' } },
    $defs: { a: text },
  });
});

test('a dynamic anchor inside a part with an address of its own counts below that part', () => {
  const part = {
    $id: 'https://example.com/part',
    properties: { inner: { $dynamicRef: '#size' } },
    $defs: { size: { $dynamicAnchor: 'size', type: 'integer' } },
  };
  expect(importSchema(withIt(part)).schema).toMatchObject({
    properties: { it: { properties: { inner: { $ref: '#/$defs/size' } } } },
    $defs: { size: { type: 'integer' } },
  });
});

test.each<[string, JsonObject, string]>([
  [
    'two references beside each other',
    { $ref: '#', $dynamicRef: '#' },
    'it: two references beside each other: use allOf',
  ],
])('%s cannot be kept', (_, it, message) => {
  expect(importSchema(withIt(it))).toMatchObject({ schema: null, report: [{ level: 'error', message }] });
});

test('by the letter of 2019-09, a recursive reference means the outermost schema that allows it', () => {
  const tree = {
    $id: 'https://example.com/tree',
    $recursiveAnchor: true,
    properties: { data: true, children: { items: { $recursiveRef: '#' } } },
  };
  const strict = {
    $id: 'https://example.com/strict',
    $recursiveAnchor: true,
    $ref: 'tree',
    unevaluatedProperties: false,
    $defs: { tree },
  };
  const faults = (schema: JsonObject) =>
    checkValue(normaliseDialect(schema, '2019-09') ?? {}, { children: [{ daat: 1 }] }).map(
      ({ path }) => path,
    );
  expect(faults(strict)).toContain('/children/0/daat');
  expect(faults({ ...strict, $recursiveAnchor: false })).toEqual([]);
});

test('by the letter, a schema may be true or false; what cannot be said is none', () => {
  expect(normaliseDialect(true, '2020-12')).toEqual({});
  expect(normaliseDialect(false, '2020-12')).toEqual({ not: {} });
  expect(normaliseDialect('text', '2020-12')).toBeNull();
  expect(normaliseDialect({ $ref: '#/gone' }, '2020-12')).toBeNull();
  expect(normaliseDialect({ title: null, type: 'string' }, '2020-12')).toMatchObject({ type: 'string' });
});

test('a recursive reference of 2019-09 without its anchor means the whole', () => {
  const { schema } = importSchema({ properties: { part: { $recursiveRef: '#' } } });
  expect(schema).toMatchObject({ properties: { part: { $ref: '#' } } });
});

test('a recursive reference of 2019-09 means the nearest schema that allows it', () => {
  const filter = { $recursiveAnchor: true, properties: { all: { items: { $recursiveRef: '#' } } } };
  const { schema } = importSchema(withIt({ $ref: '#/$defs/filter' }, { $defs: { filter } }));
  expect(schema?.$defs).toMatchObject({
    filter: { properties: { all: { items: { $ref: '#/$defs/filter' } } } },
  });
});

test('by the letter, draft 7 ignores what stands beside a reference', () => {
  const source = { $ref: '#/definitions/a', maximum: 1, definitions: { a: { type: 'integer' } } };
  expect(checkValue(normaliseDialect(source, 'draft-07') ?? {}, 5)).toEqual([]);
  expect(checkValue(normaliseDialect(source, '2020-12') ?? {}, 5)).toHaveLength(1);
});
