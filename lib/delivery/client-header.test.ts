import { expect, it } from 'vitest';
import { parseClient } from './client-header';

const DATABASE = '6f1f3f0e-9a55-4c35-8a51-0d8f4c1f3f10';
const worker = { name: 'painter', instance: 'pod-7', revision: null, databaseId: null };

it.each([
  ['painter/pod-7', worker],
  ['painter/pod-7; revision=42', { ...worker, revision: 42 }],
  ['painter/pod-7;revision=0', { ...worker, revision: 0 }],
  [
    `painter/pod-7; revision=42; database=${DATABASE.toUpperCase()}`,
    { ...worker, revision: 42, databaseId: DATABASE },
  ],
  ['painter/pod-7; sdk=1; revision=42 ', { ...worker, revision: 42 }],
  ['a.b@c/eu:1/host_2', { ...worker, name: 'a.b@c', instance: 'eu:1/host_2' }],
])('"%s" says who asks and what it has', (header, state) => expect(parseClient(header)).toEqual(state));

it.each([
  ['painter/pod-7; revision=-1', worker],
  ['painter/pod-7; revision=4e3', worker],
  [`painter/pod-7; revision=${'9'.repeat(16)}`, worker],
  ['painter/pod-7; database=some', worker],
])('"%s" says who asks, and nothing that can be used of what it has', (header, state) =>
  expect(parseClient(header)).toEqual(state),
);

it.each([
  '',
  'painter',
  '/pod-7',
  'painter/',
  'a b/c',
  'a/b; revision',
  'a/b revision=4',
  `${'a'.repeat(101)}/b`,
  'ä/b',
])('"%s" says nothing', (header) => expect(parseClient(header)).toBeNull());
