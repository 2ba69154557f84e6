import { describe, expect, test } from 'vitest';
import type { ModelFilter } from '@/lib/domain/models/queries';
import { addressOf, changeFilter, filterOf } from './list-filter';

const read = (query: string) => {
  const parameters = new URLSearchParams(query);
  return filterOf((name) => parameters.get(name));
};

describe('the filter of the models list', () => {
  test('survives the address', () => {
    const filter: ModelFilter = {
      q: 'flux & co',
      provider: 'replicate',
      overrides: 'safety_tolerance',
      archived: 'true',
    };
    expect(read(addressOf(filter))).toEqual(filter);
  });

  test('leaves out what is empty, unknown or not a choice', () => {
    expect(read('?q=%20&provider=&sort=name&archived=yes')).toEqual({});
  });

  test('of nothing is an address without a query', () => {
    expect(addressOf({})).toBe('');
  });

  test('goes back to the first page when it changes', () => {
    expect(addressOf(changeFilter({ q: 'flux', cursor: 'abc' }, { provider: 'replicate' }))).toBe(
      '?q=flux&provider=replicate',
    );
    expect(addressOf(changeFilter({ q: 'flux' }, { cursor: 'abc' }))).toBe('?q=flux&cursor=abc');
  });

  test('is cleared by an undefined value', () => {
    expect(addressOf(changeFilter({ q: 'flux', provider: 'replicate' }, { q: undefined }))).toBe(
      '?provider=replicate',
    );
  });
});
