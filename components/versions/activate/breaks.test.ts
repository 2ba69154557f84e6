import { expect, test } from 'vitest';
import { fieldsOf } from '@/components/form/fields-of';
import type { Affected } from '@/lib/config-schema';
import { breaksOf, decisionsOf } from './breaks';

const before = { type: 'object', properties: { outputs: { type: 'integer', title: 'Pictures' } } };
const after = {
  type: 'object',
  properties: {
    format: { enum: ['jpg', 'png'], title: 'Output format' },
    stops: { type: 'array', items: { type: 'integer' } },
  },
};
const fields = { present: fieldsOf(after), former: fieldsOf(before) };
const breaking = (path: string, message: string, current?: number | string): Affected => ({
  path,
  class: 'breaking',
  message,
  ...(current === undefined ? {} : { current }),
});

test('a decision is about a whole parameter; what has none any more keeps its old title', () => {
  const found = breaksOf(
    fields,
    [
      breaking('/outputs', 'No longer a parameter of this model', 3),
      breaking('/stops/0', 'Must be at most 5', 9),
      breaking('/stops/2', 'Must be at least 1', 0),
      { path: '/format', class: 'behaviour', message: 'The default changes' },
    ],
    [],
  );
  expect(found).toMatchObject([
    { path: '/outputs', field: null, title: 'Pictures', current: 3 },
    { path: '/stops', title: 'Stops', messages: ['Must be at most 5', 'Must be at least 1'] },
  ]);
  expect(found[1]).not.toHaveProperty('current');
});

test('what the decisions have led to needs one, too, and is not said twice', () => {
  const led = [
    { path: '/format', code: 'const', message: 'Must be jpg' },
    { path: '/outputs', code: 'x', message: 'Still there' },
  ];
  const found = breaksOf(fields, [breaking('/outputs', 'Gone', 3)], led);
  expect(found.map(({ path, messages }) => [path, messages])).toEqual([
    ['/outputs', ['Gone']],
    ['/format', ['Must be jpg']],
  ]);
});

test('the decisions as the API takes them; a value that is not there is dropped', () => {
  const breaks = breaksOf(
    fields,
    [breaking('/outputs', 'Gone', 3), breaking('/format', 'Must be jpg'), breaking('/stops', 'Too long')],
    [],
  );
  const choices = { '/outputs': 'drop', '/format': 'value' } as const;
  expect(decisionsOf(breaks, choices, () => 'jpg')).toEqual({
    '/outputs': { drop: true },
    '/format': { value: 'jpg' },
  });
  expect(decisionsOf(breaks, choices, () => undefined)).toEqual({
    '/outputs': { drop: true },
    '/format': { drop: true },
  });
});
