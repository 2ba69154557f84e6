import { expect, test } from 'vitest';
import { segmentsOf, toPointer, valueAt } from './index';

test('pointers are escaped as RFC 6901 says', () => {
  expect(toPointer(['a/b', 'm~n', 0])).toBe('/a~1b/m~0n/0');
  expect(segmentsOf('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
  expect([toPointer([]), segmentsOf('')]).toEqual(['', []]);
});

test('a pointer leads through objects and lists, and nowhere else', () => {
  const value = { list: [{ a: 1 }], text: 'abc' };
  expect(valueAt(value, '')).toBe(value);
  expect(valueAt(value, '/list/0/a')).toBe(1);
  const nowhere = ['/none', '/list/1', '/list/length', '/text/0', '/list/0/a/b', '/toString'];
  expect(nowhere.map((pointer) => valueAt(value, pointer))).toEqual(nowhere.map(() => undefined));
});
