import { expect, test } from 'vitest';
import { filterChoices } from './filter-choices';

const models = [
  { provider: 'replicate', overridden: ['seed', 'num_outputs'] },
  { provider: null, overridden: [] },
  { provider: 'replicate', overridden: ['seed'] },
];

test('each provider and each overridden parameter is a choice once', () => {
  expect(filterChoices(models, {})).toEqual({
    providers: ['replicate'],
    parameters: ['num_outputs', 'seed'],
  });
});

test('what is chosen stays a choice', () => {
  expect(filterChoices(models, { provider: 'fal', overrides: 'steps' })).toEqual({
    providers: ['fal', 'replicate'],
    parameters: ['num_outputs', 'seed', 'steps'],
  });
});
