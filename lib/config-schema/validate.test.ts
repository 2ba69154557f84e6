import { describe, expect, test } from 'vitest';
import { type JsonObject, validate } from './index';
import { conditional } from './testing/conditional';
import { flux } from './testing/flux';

const check = (property: JsonObject, value: unknown) =>
  validate({ properties: { it: property } }, { it: value });
const message = (property: JsonObject, value: unknown) => check(property, value)[0]?.message;

describe('messages', () => {
  test.each<[JsonObject, unknown, string]>([
    [{ maximum: 6 }, 7, 'Must be at most 6'],
    [{ minimum: 1 }, 0, 'Must be at least 1'],
    [{ exclusiveMaximum: 6 }, 6, 'Must be less than 6'],
    [{ exclusiveMinimum: 1 }, 1, 'Must be more than 1'],
    [{ multipleOf: 8 }, 12, 'Must be a multiple of 8'],
    [{ enum: ['1:1', '16:9'] }, '4:3', 'Must be one of 1:1, 16:9'],
    [{ enum: [1, null, ''] }, 2, 'Must be one of 1, null, ""'],
    [{ enum: [24] }, 25, 'Must be 24'],
    [{ enum: [...Array(113).keys()] }, 'x', 'Must be one of the 113 options'],
    [{ const: 'a' }, 'b', 'Must be a'],
    [{ const: null }, 'b', 'Must be null'],
    [{ type: 'integer' }, 1.5, 'Must be a whole number'],
    [{ type: ['string', 'null'] }, 1, 'Must be text or null'],
    [{ type: 'boolean' }, 'true', 'Must be true or false'],
    [{ type: 'array' }, {}, 'Must be a list'],
    [{ minLength: 1 }, '', 'Must have at least 1 character'],
    [{ maxLength: 2 }, 'abc', 'Must have at most 2 characters'],
    [{ pattern: '^a' }, 'b', 'Must match ^a'],
    [{ format: 'uri' }, 'x', 'Must be a URL'],
    [{ format: 'email' }, '', 'Must be an email address'],
    [{ format: 'email' }, 'someone', 'Must be an email address'],
    [{ format: 'relative-json-pointer' }, 'x', 'Must be a valid relative-json-pointer'],
    [{ minItems: 2 }, [1], 'Must have at least 2 items'],
    [{ minItems: 1 }, [], 'Must have at least 1 item'],
    [{ maxItems: 1 }, [1, 2], 'Must have at most 1 item'],
    [{ minProperties: 1 }, {}, 'Must have at least 1 entry'],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, 'Must have at most 1 entry'],
    [{ contains: { const: 1 } }, [2], 'Does not contain the items that it must'],
    [{ not: { const: 1 } }, 1, 'This combination is not allowed'],
    [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, true, 'Must be text or a whole number'],
    [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, 'c', 'Must be one of a, b'],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, 'Fits more than one of the allowed forms'],
    [{ propertyNames: { maxLength: 1 } }, { long: 1 }, 'This name is not allowed'],
  ])('%j refuses %j: %s', (property, value, words) => expect(message(property, value)).toBe(words));

  test('a schema may say in its own words what is wrong, and what to do', () => {
    const message = 'Width counts only with custom. Choose custom, or reset Width.';
    const schema: JsonObject = {
      type: 'object',
      properties: { shape: { enum: ['square', 'custom'], default: 'square' }, width: { type: 'integer' } },
      if: { required: ['width'] },
      [String('then')]: { properties: { shape: { const: 'custom', 'x-message': message } } },
    };
    expect(validate(schema, { shape: 'square', width: 9 })).toEqual([
      { path: '/shape', code: 'const', message },
    ]);
    expect(validate(schema, { shape: 'custom', width: 9 })).toEqual([]);
    const propertyNames = { pattern: '^[a-z]+$', 'x-message': 'Use small letters' };
    expect(check({ propertyNames }, { A: 1 })).toEqual([
      { path: '/it/A', code: 'propertyNames', message: 'Use small letters' },
    ]);
  });

  test('a union says what is wrong with the branch that was meant', () => {
    const anyOf: JsonObject[] = [{ type: 'integer', minimum: 1 }, { type: 'null' }];
    expect(check({ anyOf }, 0)).toEqual([{ path: '/it', code: 'minimum', message: 'Must be at least 1' }]);
    const oneOf: JsonObject[] = [
      { properties: { kind: { const: 'a' }, size: { type: 'integer' } } },
      { properties: { kind: { const: 'b' } } },
    ];
    expect(check({ oneOf }, { kind: 'a', size: 'x' })).toMatchObject([{ path: '/it/size', code: 'type' }]);
  });
});

describe('issues', () => {
  test('all faults are named, one per pointer, in one go', () => {
    const config = { aspect_ratio: '2:1', safety_tolerance: 7.5, prompt_upsampling: 1, steps: 20 };
    expect(validate(flux, config).map(({ path, code }) => [path, code])).toEqual([
      ['/aspect_ratio', 'enum'],
      ['/safety_tolerance', 'type'],
      ['/prompt_upsampling', 'type'],
      ['/steps', 'unknown_parameter'],
    ]);
  });

  test('the most specific issue of a place is kept, and single values come before whole rules', () => {
    expect(check({ type: 'integer', enum: [1, 2], maximum: 6 }, 'x').map(({ code }) => code)).toEqual([
      'type',
    ]);
    expect(check({ minimum: 6, not: { const: 1 } }, 1).map(({ code }) => code)).toEqual(['minimum']);
    const schema = {
      properties: { a: { type: 'integer' } },
      anyOf: [{ required: ['b'] }, { required: ['c'] }],
    };
    expect(
      validate({ ...schema, properties: { ...schema.properties, b: {}, c: {} } }, { a: 'x' }).map(
        ({ path }) => path,
      ),
    ).toEqual(['/a', '']);
  });

  test('a missing property stands at its own pointer', () => {
    const group = { type: 'object', required: ['a/b'], properties: { 'a/b': {} } };
    expect(check(group, {})).toEqual([{ path: '/it/a~1b', code: 'required', message: 'Required' }]);
    expect(check({ dependentRequired: { a: ['b'] } }, { a: 1 })).toMatchObject([
      { path: '/it/b', code: 'dependentRequired' },
    ]);
  });

  test('a name that is not allowed stands at its own pointer', () => {
    expect(check({ propertyNames: { maxLength: 1 } }, { long: 1, b: 2 })).toMatchObject([
      { path: '/it/long', code: 'propertyNames' },
    ]);
    // With no name allowed at all, the object is what is wrong.
    expect(check({ propertyNames: false }, { a: 1 })).toMatchObject([{ path: '/it', code: 'propertyNames' }]);
  });

  test('pointers are escaped as RFC 6901 says, also where a key could be read in two ways', () => {
    const schema = {
      properties: {
        'a/b': { type: 'integer' },
        a: { properties: { b: { type: 'integer' } } },
        'm~n': { type: 'string' },
      },
    };
    const paths = (value: JsonObject) => validate(schema, value).map(({ path }) => path);
    expect(paths({ a: { b: 1 }, 'a/b': 'x', 'm~n': 1 })).toEqual(['/a~1b', '/m~0n']);
    expect(paths({ 'a/b': 1, a: { b: 'x' } })).toEqual(['/a/b']);
    expect(
      validate({ properties: { a: {}, 'a/b': { type: 'integer' } } }, { a: 'text', 'a/b': 'x' }),
    ).toMatchObject([{ path: '/a~1b' }]);
    expect(validate(schema, { 'x/y': 1 })).toMatchObject([{ path: '/x~1y', code: 'unknown_parameter' }]);
  });

  test('rules between parameters are checked', () => {
    const rule = conditional(
      { properties: { size: { const: 'custom' } } },
      { properties: { width: { minimum: 256 } } },
    );
    const schema = { properties: { size: { default: 'custom' }, width: { type: 'integer' } }, ...rule };
    expect(validate(schema, { size: 'custom', width: 8 })).toMatchObject([
      { path: '/width', code: 'minimum' },
    ]);
    expect(validate(schema, { size: 'small', width: 8 })).toEqual([]);
  });
});

describe('what the library gets wrong', () => {
  test('keys that live on Object.prototype are refused before it sees them', () => {
    const config = JSON.parse('{"__proto__": 1, "constructor": 2, "seed": 1, "toString": {}}');
    expect(validate(flux, config).map(({ path, code }) => [path, code])).toEqual([
      ['/__proto__', 'forbidden_key'],
      ['/constructor', 'forbidden_key'],
      ['/toString', 'forbidden_key'],
    ]);
    expect(check({ type: 'object' }, JSON.parse('{"a": {"prototype": 1, "valueOf": 1}}'))).toMatchObject([
      { path: '/it/a/valueOf', code: 'forbidden_key' },
    ]);
  });

  test('uri is a format of our own', () => {
    const uri = { format: 'uri' };
    for (const good of [
      'https://example.com/a?b=c#d',
      'data:image/png;base64,iVBORw0KGgo=',
      'urn:a:b',
      'HTTP://[::1]:80/',
    ]) {
      expect(check(uri, good)).toEqual([]);
    }
    for (const bad of [
      '',
      'example.com',
      '//example.com',
      'https://',
      'http:///path',
      'https://a b',
      'https://a/%zz',
      'a:é',
    ]) {
      expect(check(uri, bad), bad).toMatchObject([{ code: 'format' }]);
    }
    expect(check(uri, 5)).toEqual([]);
    const picture = `data:image/png;base64,${'A'.repeat(14_000_000)}`;
    expect(check(uri, picture), 'as long as a data URL can be').toEqual([]);
    expect(check(uri, `${picture} `)).toMatchObject([{ code: 'format' }]);
  });

  test('integers end at ±(2^53−1), numbers are any double', () => {
    const limit = Number.MAX_SAFE_INTEGER;
    const items = { type: 'array', items: { type: ['integer', 'string'] } };
    expect(check({ type: 'integer' }, limit)).toEqual([]);
    expect(check(items, [limit + 1])).toMatchObject([{ path: '/it/0', code: 'unsafe_integer' }]);
    expect(message({ type: 'integer' }, -(2 ** 60))).toBe(
      'Must be between −9007199254740991 and 9007199254740991',
    );
    for (const value of [1e300, -(2 ** 60), Number.MAX_VALUE, Number.MIN_VALUE]) {
      expect(check({ type: 'number' }, value)).toEqual([]);
      expect(check({ type: ['integer', 'number'] }, value)).toEqual([]);
    }
  });

  test('options that are objects are compared blind to the order of keys', () => {
    expect(check({ enum: [{ a: 1, b: 2 }] }, { b: 2, a: 1 })).toEqual([]);
  });

  test('an unknown `_id` is unknown', () => {
    expect(validate(flux, { _id: 1 })).toMatchObject([{ path: '/_id', code: 'unknown_parameter' }]);
  });

  test('an empty patternProperties does not open a closed object', () => {
    const closed = { type: 'object', patternProperties: {}, additionalProperties: false };
    expect(check(closed, { a: 1 })).toMatchObject([{ path: '/it/a', code: 'unknown_parameter' }]);
  });

  test('keywords that only the library knows mean nothing', () => {
    expect(check({ oneOfProperty: 'x', oneOf: [{ type: 'object' }] }, {})).toEqual([]);
    expect(check({ pattern: '^A$', regexFlags: 'i' }, 'a')).toMatchObject([{ code: 'pattern' }]);
  });

  test('a pattern that only compiles without the unicode flag is checked without it', () => {
    expect(check({ pattern: '^[\\w-.]+$' }, 'a-.b')).toEqual([]);
    expect(check({ pattern: '^[\\w-.]+$' }, 'a b')).toMatchObject([{ code: 'pattern' }]);
  });
});

describe('values that are no config', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
  const throwing = {
    get seed() {
      throw new Error('no');
    },
  };

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'not_json'],
    ['a function', () => 1, 'not_json'],
    ['a date', new Date(0), 'not_json'],
    ['NaN', Number.NaN, 'not_json'],
    ['a getter that throws', throwing, 'not_json'],
    ['a circle', circle, 'not_json'],
    ['a value that is nested 50,000 deep', deep, 'too_deep'],
    ['null', null, 'type'],
    ['a list', [], 'type'],
  ])('%s is refused', (_, value, code) => {
    const issues = validate({ ...flux, additionalProperties: true }, value);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });

  test('a key whose value is undefined counts as absent', () => {
    expect(validate(flux, { seed: undefined, other: undefined })).toEqual([]);
  });
});

test('a keyword says nothing of a value of another type', () => {
  const keywords = { pattern: '^a', format: 'email', uniqueItems: true, propertyNames: { maxLength: 1 } };
  expect([5, true, null].flatMap((value) => check(keywords, value))).toEqual([]);
  expect(check({ uniqueItems: true, propertyNames: { maxLength: 1 } }, 'aa')).toEqual([]);
});

test('a dynamic reference means the outermost anchor of its name', () => {
  const schema = {
    $dynamicAnchor: 'node',
    properties: { it: { $ref: '#/$defs/pair' }, size: { type: 'integer' } },
    $defs: { pair: { properties: { inner: { $dynamicRef: '#node' } } } },
  };
  expect(validate(schema, { it: { inner: { size: 'x' } } })).toMatchObject([{ path: '/it/inner/size' }]);
  expect(validate(schema, { it: { inner: { it: { inner: { size: 1 } } } } })).toEqual([]);
});

test('a schema that cannot be used gives an issue, never a throw', () => {
  const broken = [{ code: 'schema', path: '', message: 'Cannot be checked: the schema is broken' }];
  expect(check({ patternProperties: { '(': {} } }, {})).toEqual(broken);
  expect(check({ minimum: 'x' }, 1)).toEqual(broken);
  expect(check({ $ref: '#/$defs/none' }, 1)).toEqual(broken);
  expect(check({ $ref: '#/none' }, 1)).toEqual(broken);
  expect(check({ $ref: 'https://example.com/other.json' }, 1)).toEqual(broken);
  expect(
    validate({ $defs: { a: { $ref: '#/$defs/a' } }, properties: { it: { $ref: '#/$defs/a' } } }, { it: 1 }),
  ).toEqual(broken);
});

test('each item of a long list that is wrong has its issue', () => {
  const list = Array.from({ length: 5_000 }, (_, index) => index % 4_000);
  expect(check({ uniqueItems: true }, list)).toHaveLength(1_000);
  expect(check({ items: { type: 'string' } }, list)).toHaveLength(5_000);
});

test('a text of a megabyte is not tried against a pattern', () => {
  expect(message({ pattern: 'a+b' }, 'a'.repeat(1_000_000))).toBe('Too long to be checked');
});

test('rules ignore the order of keys', () => {
  const [one, other] = [
    { b: 1, a: 2 },
    { a: 2, b: 1 },
  ];
  const schema = (it: JsonObject) => ({ properties: { it } });
  expect(validate(schema({ enum: [one] }), { it: other })).toEqual([]);
  expect(validate(schema({ const: one }), { it: other })).toEqual([]);
  expect(validate(schema({ uniqueItems: true }), { it: [one, other] })).toHaveLength(1);
});

test.each<[string, unknown[], unknown[]]>([
  ['int32', [0, 2 ** 31 - 1, -(2 ** 31), 'text'], [2 ** 31, 1.5]],
  ['uint8', [0, 255], [-1, 256]],
  ['int64', [2 ** 62], [2 ** 63]],
  ['ipv4', ['192.0.2.1', '0.0.0.0', 5], ['192.0.2', '256.0.0.1', '1.2.3.4.', '']],
  ['ipv6', ['::1', '2001:db8::1', 5], ['1.2.3.4', ':::', '']],
  ['hostname', ['a', 'example.com', 'a-b.c', 5], ['-a', 'a..b', 'a_b', '', 'a'.repeat(64)]],
])('the format %s is checked', (format, allowed, refused) => {
  for (const value of allowed) expect(check({ format }, value)).toEqual([]);
  for (const value of refused) expect(check({ format }, value)).toMatchObject([{ code: 'format' }]);
});

test('a maximum of 0 is a maximum', () => {
  expect(message({ type: 'number', maximum: 0 }, 1.5)).toBe('Must be at most 0');
  expect(check({ maximum: 0 }, 0)).toEqual([]);
  expect(check({ maximum: 0 }, 'text')).toEqual([]);
});

test('contains as true or false counts', () => {
  expect(check({ contains: true, minContains: 2 }, [1, 2])).toEqual([]);
  expect(check({ contains: true, minContains: 2 }, [1])).toHaveLength(1);
  expect(check({ contains: false, minContains: 0 }, [1])).toEqual([]);
  expect(check({ contains: false }, [1])).toHaveLength(1);
});
