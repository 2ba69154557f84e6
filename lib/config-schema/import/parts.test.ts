import { expect, test } from 'vitest';
import { linesOf } from '../testing/imported';

const text = { type: 'string' };
const closed = { additionalProperties: false };
const CHECKED = 'Checked by the parts that declare them, even if another part applies: ';

test('parameters that the root allows no value for are named', () => {
  const source = {
    type: 'object',
    properties: { a: text },
    ...closed,
    allOf: [{ ...closed, properties: { b: text } }],
  };
  expect(linesOf(source)).toEqual([
    {
      path: '',
      level: 'warning',
      message: 'b: the schema allows no parameters beside its properties: left out',
    },
  ]);
});

test('parameters that are checked where their part does not apply are named', () => {
  const union = [true, { properties: { b: text } }, { properties: { c: text } }];
  const source = { type: 'object', properties: { a: text }, anyOf: union };
  expect(linesOf(source)).toEqual([{ path: '', level: 'info', message: `${CHECKED}b, c` }]);
});

test('so are those of a union in a part that stays apart', () => {
  const part = { anyOf: [true, { properties: { b: text } }], properties: { a: { maxLength: 5 } } };
  const source = { type: 'object', properties: { a: text }, additionalProperties: text, allOf: [part] };
  expect(linesOf(source)).toEqual([{ path: '', level: 'info', message: `${CHECKED}b` }]);
});

test('what all branches of a union declare, or allow no others, has no line', () => {
  const branch = (name: string, rest = {}) => ({ properties: { [name]: text }, ...rest });
  expect(linesOf({ type: 'object', anyOf: [branch('a'), branch('a')] })).toEqual([]);
  expect(linesOf({ type: 'object', anyOf: [branch('a', closed), false, branch('b', closed)] })).toEqual([]);
});
