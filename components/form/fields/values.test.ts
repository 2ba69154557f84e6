import { describe, expect, test } from 'vitest';
import { configParametersOf, type JsonObject, type Parameter } from '@/lib/config-schema';
import { limitsOf } from '../limits-of';
import { blankOf } from './blank-of';
import { branchNames } from './branch-names';
import { entriesOf, wholeList, wholeObject } from './contents';
import { optionFor, optionsOf } from './options-of';
import { parseJson } from './parse-json';
import { inexactNumber, parseNumber } from './parse-number';
import { itemsOf } from './paste-lines';
import { boundsOf, stepBy, stepOf } from './step-of';
import { breakOf, editedText } from './text-of';

function parameter(schema: JsonObject): Parameter {
  const [found] = configParametersOf({
    type: 'object',
    properties: { one: { 'x-role': 'config', ...schema } },
  });
  if (!found) throw new Error('the schema gives no parameter');
  return found;
}

describe('parseNumber', () => {
  test.each([
    ['4', 4],
    [' -0.5 ', -0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
  ])('reads %j', (text, number) => expect(parseNumber(text)).toBe(number));

  test.each(['', '-', '4,5', '0x10', 'Infinity', '1e999', '4 5'])('keeps %j as the text it is', (text) =>
    expect(parseNumber(text)).toBe(text),
  );
});

describe('a number that is stored as it was typed', () => {
  test.each([
    '0.1',
    '1e21',
    '0.30000000000000004',
    '5e-324',
    '1.7976931348623157e308',
    '-007.50',
    '0e5',
    '-0',
  ])('is %s', (text) => {
    expect(parseNumber(text)).toBe(Number(text));
    expect(inexactNumber(text)).toBeNull();
  });

  test.each([
    ['9007199254740993', 'Cannot be stored exactly. The nearest number is 9007199254740992'],
    ['1e-400', 'Cannot be stored exactly. The nearest number is 0'],
    ['0.12345678901234567890', 'Cannot be stored exactly. The nearest number is 0.12345678901234568'],
    ['1e400', 'Too large to be stored'],
  ])('is not %s', (text, message) => {
    expect(parseNumber(text)).toBe(text);
    expect(inexactNumber(text)).toBe(message);
  });

  test('is no matter of a text that reads as none', () => expect(inexactNumber('4 5')).toBeNull());
});

describe('an edit in a box of several lines, which shows every line break as one character', () => {
  test.each([
    ['one\r\ntwo', 'one\ntwo!', 'one\r\ntwo!'],
    ['one\r\ntwo', '1\ntwo', '1\r\ntwo'],
    ['a\r\nb\nc\rd', 'a\nb\nc\nde', 'a\r\nb\nc\rde'],
    ['a\r\nb', 'a\nx\nb', 'a\r\nx\r\nb'],
    ['a\r\nb', '', ''],
    ['a\nb', 'a\n\nb', 'a\n\nb'],
    ['a\r\na\r\n', 'a\n', 'a\r\n'],
  ])('%j typed to %j is %j', (before, shown, after) =>
    expect(editedText(before, shown, breakOf(before))).toBe(after),
  );

  test('reverted, leaves no difference', () => {
    const before = 'one\r\ntwo\nthree';
    const edited = editedText(before, 'one\ntwo4\nthree', breakOf(before));
    expect(editedText(edited, 'one\ntwo\nthree', breakOf(before))).toBe(before);
  });
});

describe('parseJson', () => {
  test('reads any value', () => expect(parseJson(' {"a": [null]} ')).toEqual({ value: { a: [null] } }));

  test('says where a fault is', () =>
    expect(parseJson('[1,\n 2')).toMatchObject({ message: expect.stringMatching(/^Not valid JSON/) }));

  test('refuses keys that every object inherits, at any depth', () =>
    expect(parseJson('[{"constructor": 1}]')).toEqual({ message: 'The name constructor is not allowed' }));

  test('an empty text is no value', () => expect(parseJson('  ')).toEqual({ message: 'Type a JSON value' }));
});

describe('steps', () => {
  test('follow the schema, whole numbers, or a hundredth of the range', () => {
    expect(stepOf(parameter({ type: 'integer', multipleOf: 8 }))).toBe(8);
    expect(stepOf(parameter({ type: 'integer' }))).toBe(1);
    expect(stepOf(parameter({ type: 'number', minimum: 1, maximum: 20 }))).toBe(0.1);
    expect(stepOf(parameter({ type: 'number', minimum: 0, maximum: 1 }))).toBe(0.01);
  });

  test('start and end on allowed values', () => {
    const multiple = parameter({ type: 'integer', minimum: 1, maximum: 30, multipleOf: 8 });
    expect(boundsOf(multiple)).toEqual({ first: 8, last: 24 });
    const open = parameter({ type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 5 });
    expect(boundsOf(open)).toEqual({ first: 1, last: 4 });
  });

  test('stay within the limits and free of binary noise', () => {
    const number = parameter({ type: 'number', minimum: 0, maximum: 0.3, multipleOf: 0.1 });
    expect(stepBy(number, 0.2, 1)).toBe(0.3);
    expect(stepBy(number, 0.3, 1)).toBe(0.3);
    expect(stepBy(number, undefined, 1)).toBe(0);
  });
});

describe('options', () => {
  const mixed = parameter({ enum: [24, '24', null], default: 24 });

  test('are told apart by type', () => {
    const options = optionsOf(mixed, '24', false);
    expect(options.map(({ label }) => label)).toEqual(['24', '"24"', 'null']);
    expect(optionFor(options, '24')?.value).toBe('24');
    expect(optionFor(options, null)?.label).toBe('null');
  });

  test('offer Unset where a parameter may be unset', () =>
    expect(optionsOf(mixed, undefined, true)[0]).toMatchObject({ label: 'Unset', value: undefined }));

  test('show a stored value that is none of them', () =>
    expect(optionFor(optionsOf(mixed, 30, false), 30)).toMatchObject({
      label: '30 (not an option)',
      disabled: true,
    }));

  test('show their titles, with the value where the title does not say it', () => {
    const titled = parameter({
      oneOf: [{ const: 1, title: 'Low' }, { const: 'very_high', title: 'Very high' }, { const: 3 }],
    });
    expect(optionsOf(titled, 1, false).map(({ label }) => label)).toEqual(['Low (1)', 'Very high', '3']);
  });

  test('of a nullable boolean are on, off and null', () =>
    expect(
      optionsOf(parameter({ type: ['boolean', 'null'], default: null }), null, false).map(
        ({ label }) => label,
      ),
    ).toEqual(['On', 'Off', 'null']));
});

describe('the parts of a value', () => {
  test('are a list or an object when each part is a value and each name is there once', () => {
    expect(wholeList([{ value: 1 }, { value: null }])).toEqual({ value: [1, null] });
    expect(wholeObject([['a', { value: 1 }]])).toEqual({ value: { a: 1 } });
  });

  test.each([
    [['a', 'a'], 'Two entries are named a'],
    [[''], 'Every entry needs a name'],
    [['__proto__'], 'The name __proto__ is not allowed'],
  ])('with the names %j are a draft: %s', (names, message) => {
    const entries = names.map((name): [string, { value: number }] => [name, { value: 1 }]);
    const whole = wholeObject(entries);
    expect(whole).toMatchObject({ message });
    expect(entriesOf(undefined, 'draft' in whole ? whole.draft : '')).toEqual(entries);
  });

  test('keep a part that is no value yet, at any depth, and say where it is', () => {
    const inner = wholeObject([['size', { draft: '[1', message: 'Not valid JSON' }]]);
    if ('value' in inner) throw new Error('a draft was expected');
    const outer = wholeList([{ value: 1 }, inner]);
    expect(outer).toMatchObject({ message: 'Item 2: size: Not valid JSON' });
    expect(entriesOf(undefined, 'draft' in outer ? outer.draft : '')).toEqual([
      ['0', { value: 1 }],
      ['1', inner],
    ]);
    expect(entriesOf(undefined, inner.draft)).toEqual([['size', { draft: '[1', message: 'Not valid JSON' }]]);
  });

  test.each(['{"a"', '[1]', '[["a", 1]]', '"text"'])('cannot be read from %j', (draft) =>
    expect(entriesOf(undefined, draft)).toBeNull(),
  );
});

describe('branch names', () => {
  test('are titles, constants, options, limits or kinds, and never the same twice', () => {
    const constant = { type: 'object', properties: { kind: { const: 'circle' } } };
    const branches: JsonObject[] = [
      { type: 'object', title: 'Named' },
      constant,
      { type: 'integer' },
      { type: 'string', format: 'uri' },
      { type: 'string', minLength: 3 },
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { enum: [4, 6, 8] },
      { enum: ['a', 'b'] },
      { enum: [1, 2, 3, 4, 5] },
      { type: 'number', maximum: 2 },
      { type: 'number', minimum: 2, maximum: 10 },
      { type: 'number', minimum: 2, maximum: 10, description: 'The same again' },
    ];
    expect(branchNames(parameter({ anyOf: branches }).variants)).toEqual([
      'Named',
      'circle',
      'Whole number',
      'URL',
      'Text, at least 3 characters',
      'Text',
      'List of texts',
      '4, 6 or 8',
      'a or b',
      '1, 2, 3 or 2 more',
      'At most 2',
      '2 to 10 1',
      '2 to 10 2',
    ]);
  });
});

describe('pasted lines', () => {
  test('become items of the list’s type; what does not fit stays text', () => {
    expect(itemsOf('1\r\n\n two \n', parameter({ type: 'integer' }))).toEqual([1, 'two']);
    expect(itemsOf('true\nno', parameter({ type: 'boolean' }))).toEqual([true, 'no']);
    expect(itemsOf('{"a": 1}\nword', parameter({}))).toEqual([{ a: 1 }, 'word']);
    expect(itemsOf('{"a": 1}', parameter({ type: 'string' }))).toEqual(['{"a": 1}']);
    expect(itemsOf('24\n"24"', parameter({ enum: [24, '24'] }))).toEqual([24, '24']);
  });
});

describe('blankOf', () => {
  test('starts with the default, the first option or the emptiest value', () => {
    expect(blankOf(parameter({ type: 'integer', default: 3 }))).toBe(3);
    expect(blankOf(parameter({ enum: ['b', 'a'] }))).toBe('b');
    expect(blankOf(parameter({ type: 'number' }))).toBe('');
    expect(blankOf(parameter({ anyOf: [{ type: 'array', items: {} }, { type: 'string' }] }))).toEqual([]);
    expect(blankOf(parameter({}))).toBeNull();
    const row = { type: 'object', properties: { path: { type: 'string' }, note: { type: 'string' } } };
    expect(blankOf(parameter({ ...row, required: ['path'], additionalProperties: false }))).toEqual({
      path: '',
    });
  });
});

describe('limitsOf', () => {
  test.each([
    [{ type: 'integer', minimum: 1, maximum: 6 }, ['1 to 6']],
    [{ type: 'number', exclusiveMinimum: 0, maximum: 2 }, ['more than 0, at most 2']],
    [{ type: 'integer', minimum: 0, multipleOf: 8 }, ['at least 0', 'in steps of 8']],
    [{ type: ['string', 'null'], maxLength: 200 }, ['up to 200 characters', 'null allowed']],
    [
      { type: 'array', items: {}, minItems: 1, maxItems: 3, uniqueItems: true },
      ['1 to 3 items', 'no item twice'],
    ],
  ] as [JsonObject, string[]][])('says the limits of %j', (schema, texts) =>
    expect(limitsOf(parameter(schema))).toEqual(texts),
  );
});
