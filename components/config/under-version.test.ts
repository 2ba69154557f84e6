import { expect, test } from 'vitest';
import { fieldsOf } from '@/components/form/fields-of';
import { underVersion } from './under-version';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    format: { enum: ['jpg', 'png'], default: 'png' },
    quality: { type: 'integer', default: 90 },
    size: { type: 'object', properties: { width: { type: 'integer' } } },
  },
};
const under = (sides: Parameters<typeof underVersion>[0]['sides']) =>
  underVersion({ schema, fields: fieldsOf(schema), sides });

test('every side keeps what the version has parameters for', () => {
  const base = { outputs: 3, quality: 80 };
  const { sides } = under({
    base,
    theirs: { quality: 80, format: 'jpg' },
    mine: { ...base, quality: 70, size: { width: 5, height: 6 } },
  });
  expect(sides).toEqual({
    base: { quality: 80 },
    theirs: { quality: 80, format: 'jpg' },
    mine: { quality: 70, size: { width: 5 } },
  });
});

test('what I changed and has no parameter any more is named; what I did not touch is not mine', () => {
  const { leftOut } = under({ base: { outputs: 3 }, theirs: {}, mine: { outputs: 3, steps: 9 } });
  expect(leftOut).toEqual([{ path: '/steps', value: 9 }]);
  expect(under({ base: { outputs: 3 }, theirs: {}, mine: { outputs: 4 } }).leftOut).toEqual([
    { path: '/outputs', value: 4 },
  ]);
});

test('what the version does not allow says why', () => {
  const { faults } = under({ base: {}, theirs: {}, mine: { format: 'webp', quality: 70 } });
  expect(faults).toEqual({ '/format': 'Must be one of jpg, png' });
});
