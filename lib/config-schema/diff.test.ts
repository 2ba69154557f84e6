import { expect, test } from 'vitest';
import { applyChanges, diff } from './index';

test('changes are named by pointer, and a side that is unset is absent', () => {
  const before = { safety_tolerance: 4, seed: null, speed: { steps: 20, mode: 'fast' } };
  const after = { safety_tolerance: 2, speed: { steps: 20, mode: 'fine' }, 'a/b': 1 };
  expect(diff(before, after)).toEqual([
    { path: '/safety_tolerance', before: 4, after: 2 },
    { path: '/seed', before: null },
    { path: '/speed/mode', before: 'fast', after: 'fine' },
    { path: '/a~1b', after: 1 },
  ]);
});

test('lists are compared whole', () => {
  expect(diff({ list: [1, 2] }, { list: [2, 1] })).toEqual([
    { path: '/list', before: [1, 2], after: [2, 1] },
  ]);
});

test('empty objects are told from absent ones', () => {
  expect(diff({}, { map: {} })).toEqual([{ path: '/map', after: {} }]);
  expect(applyChanges({ map: { a: 1 } }, diff({ map: { a: 1 } }, { map: {} }))).toEqual({ map: {} });
});

test('null is told from unset', () => {
  expect(
    applyChanges({ a: 1, b: 1 }, [
      { path: '/a', after: null },
      { path: '/b', before: 1 },
    ]),
  ).toEqual({ a: null });
});

test('a key named __proto__ stays a key', () => {
  const after = JSON.parse('{"__proto__": {"polluted": true}}');
  const result = applyChanges({}, diff({}, after));
  expect(Object.keys(result)).toEqual(['__proto__']);
  expect('polluted' in {}).toBe(false);
});

test('a path makes the objects that it leads through, and unsets what is not there without a trace', () => {
  expect(applyChanges({ a: 1 }, [{ path: '/b/c', after: 2 }])).toEqual({ a: 1, b: { c: 2 } });
  expect(applyChanges({ a: 1 }, [{ path: '/a/c', after: 2 }])).toEqual({ a: { c: 2 } });
  expect(applyChanges({ a: 1 }, [{ path: '/b/c' }])).toEqual({ a: 1 });
});

test('the whole can be replaced; without it nothing is left', () => {
  expect(applyChanges({ a: 1 }, [{ path: '', after: { b: 2 } }])).toEqual({ b: 2 });
  expect(applyChanges({ a: 1 }, [{ path: '', before: { a: 1 } }])).toEqual({});
});

test('an item that is unset becomes null, so that the others keep their places', () => {
  expect(applyChanges({ list: [1, 2] }, [{ path: '/list/0', before: 1 }])).toEqual({ list: [null, 2] });
});

test('a path leads through a list to an item that is there', () => {
  expect(applyChanges({ list: [{ a: 1 }, 2] }, [{ path: '/list/0/a', after: 3 }])).toEqual({
    list: [{ a: 3 }, 2],
  });
});

test('a new order of keys is a change of the whole value, but not at the root or where the order says nothing', () => {
  const [before, after] = [{ it: { b: 1, a: { d: 1, c: 2 } } }, { it: { b: 1, a: { c: 2, d: 1 } } }];
  expect(diff(before, after)).toEqual([{ path: '/it/a', before: before.it.a, after: after.it.a }]);
  expect(diff({ list: [before] }, { list: [after] })).toHaveLength(1);
  expect(diff(before, after, (path) => path === '/it/a')).toEqual([]);
  expect(diff({ list: [before] }, { list: [after] }, () => true)).toEqual([]);
  expect(diff({ b: 1, a: 2 }, { a: 2, b: 1 })).toEqual([]);
  expect(diff({ it: { b: 1 } }, { it: { a: 2, b: 1 } })).toEqual([{ path: '/it/a', after: 2 }]);
});
