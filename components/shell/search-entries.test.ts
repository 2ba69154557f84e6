import { describe, expect, it } from 'vitest';
import { type SearchEntry, searchEntries } from './search-entries';

const entry = (
  id: string,
  group: SearchEntry['group'],
  label: string,
  description = '',
  words = '',
): SearchEntry => ({
  id,
  group,
  label,
  description,
  words,
});

const entries = [
  entry('pro', 'Models', 'Flux Kontext Pro', 'black-forest-labs/flux-kontext-pro', 'flux-kontext-pro'),
  entry('qwen', 'Models', 'Qwen Image Edit', 'qwen/qwen-image-edit', 'qwen'),
  entry('tolerance', 'Parameters', 'Safety tolerance', 'Flux Kontext Pro', 'safety_tolerance'),
  entry('models', 'Screens', 'Models', 'All models and their parameters'),
];
const found = (query: string, limit?: number) => searchEntries(entries, query, limit).map(({ id }) => id);

describe('searchEntries', () => {
  it('shows models and screens before anything is typed', () => {
    expect(found('')).toEqual(['pro', 'qwen', 'models']);
  });

  it.each(['safety_tolerance', 'Safety tol', 'tolerance flux', 'flux tolerance'])(
    'finds a parameter by "%s"',
    (query) => expect(found(query)).toEqual(['tolerance']),
  );

  it('finds a model by part of its id', () => {
    expect(found('forest-labs')).toEqual(['pro']);
  });

  it('puts labels that start with the query first', () => {
    expect(found('flux')).toEqual(['pro', 'tolerance']);
    expect(found('models')).toEqual(['models']);
  });

  it('finds nothing where a word is missing, and no more than the limit', () => {
    expect(found('flux banana')).toEqual([]);
    expect(found('', 2)).toEqual(['pro', 'qwen']);
  });
});
