import { expect, test } from 'vitest';
import { standardSchemaOf, validate } from './index';
import { flux } from './testing/flux';

const standard = standardSchemaOf(flux)['~standard'];

test('a valid config is handed back as plain JSON', () => {
  expect(standard.validate({ safety_tolerance: 2, seed: undefined })).toEqual({
    value: { safety_tolerance: 2 },
  });
});

test('issues carry the words of validate, and paths as segments', () => {
  const config = { safety_tolerance: 9, 'a/b': 1 };
  expect(standard.validate(config)).toEqual({
    issues: [
      { path: ['safety_tolerance'], message: 'Must be at most 6' },
      { path: ['a/b'], message: 'Unknown parameter' },
    ],
  });
  expect(validate(flux, config).map(({ message }) => message)).toEqual([
    'Must be at most 6',
    'Unknown parameter',
  ]);
});
