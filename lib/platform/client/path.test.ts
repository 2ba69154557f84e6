import { expect, it } from 'vitest';
import { fillPath } from './path';

it('fills in the values, percent-encoded', () => {
  expect(
    fillPath('/models/{modelId}/revisions/{revision}', { modelId: 'black-forest-labs/flux?#é', revision: 7 }),
  ).toBe('/models/black-forest-labs%2Fflux%3F%23%C3%A9/revisions/7');
  expect(fillPath('/models', {})).toBe('/models');
});

it('appends what the query has, encoded, and nothing for what it lacks', () => {
  const query = { q: 'a b&c', limit: 0, archived: false, cursor: null, provider: undefined, overrides: '' };
  expect(fillPath('/models', {}, query)).toBe('/models?q=a+b%26c&limit=0&archived=false');
  expect(fillPath('/models', {}, { cursor: null })).toBe('/models');
});
