import { expect, it } from 'vitest';
import { newSource, withCopy } from './source';

const url = 'https://example.com/schema.json';
const fetched = (copy: string | null) => ({ fetched: { at: '2026-07-03T14:00:00.000Z', copy } });

it('a source has a number of its own, though it says the same', () => {
  const [one, other] = [newSource({ url }), newSource({ url })];
  expect(one.body).toEqual(other.body);
  expect(one.id).not.toBe(other.id);
});

it('an address goes on as the copy that was fetched of it, under the same number', () => {
  const source = newSource({ url });
  expect(withCopy(source, fetched('the copy'))).toEqual({ id: source.id, body: { url, copy: 'the copy' } });
  expect(source.body).toEqual({ url });
});

it.each([undefined, { fetched: null }, fetched(null)])('an address stays one after the answer %j', (told) => {
  const source = newSource({ url });
  expect(withCopy(source, told)).toBe(source);
});

it('a text is what it is, whatever was told of an address before', () => {
  const source = newSource({ source: { type: 'object' } });
  expect(withCopy(source, fetched('of an address'))).toBe(source);
});
