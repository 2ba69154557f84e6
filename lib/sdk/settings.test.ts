import { expect, it } from 'vitest';
import { createModelboard, type ModelboardOptions } from './index';
import { readSettings } from './settings';

it.each<[string, object, string]>([
  [
    'a url that is none',
    { url: 'modelboard.internal' },
    'url: "modelboard.internal" is no http or https address',
  ],
  ['another protocol', { url: 'postgres://host/db' }, 'is no http or https address'],
  ['a password in the url', { url: 'http://a:b@host' }, 'url: leave out user, password'],
  ['a query in the url', { url: 'http://host/?token=x' }, 'url: leave out user, password, query'],
  ['no token', { token: undefined }, 'token: give an API token with scope runtime:read'],
  ['an empty token', { token: ' ' }, 'token: give an API token'],
  ['no time to be stale after', { maxStalenessMs: 0 }, 'maxStalenessMs: give milliseconds above 0'],
  ['a time in words', { maxStalenessMs: '60s' }, 'maxStalenessMs: give milliseconds above 0'],
  [
    'a fallback of another shape',
    { fallback: { revision: 1 } },
    'fallback: give a snapshot as the server does, or \'defaults\': "database_id" is missing or wrong.',
  ],
  ['a name for a header of its own', { name: 'a\r\nX: y' }, 'name: use up to 100 of'],
  ['an instance with a slash', { instance: 'a/b' }, 'instance: use up to 100 of'],
])('%s is refused at the start, with what to do', (_, options, words) => {
  const given = { url: 'http://host', token: 'mb_x', ...options } as ModelboardOptions;
  expect(() => createModelboard(given)).toThrow(TypeError);
  expect(() => createModelboard(given)).toThrow(words);
});

it('never prints the token', () => {
  const given = { url: 'http://host:99999/', token: 'mb_secret' };
  expect(() => createModelboard(given)).toThrow(expect.not.objectContaining({ message: /secret/ }));
});

it('gives every client of a process a name of its own', () => {
  const names = [1, 2, 3].map(() => readSettings({}, 'host-1').client);
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^worker\/[A-Za-z0-9._-]+$/);
});
