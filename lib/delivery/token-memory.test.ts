import { expect, it } from 'vitest';
import type { UsableToken } from '@/lib/domain/tokens/server';
import { hashSecret } from '@/lib/platform/auth/secrets';
import { TokenMemory } from './token-memory';

const NOW = 1_000_000;
const token = (id: string, more: Partial<UsableToken> = {}): UsableToken => ({
  ...{
    id,
    name: id,
    tokenHash: hashSecret(`secret-${id}`),
    scopes: ['runtime:read'],
    expiresAt: null,
    expiresInMs: null,
  },
  ...more,
});
const bearer = (id: string) => `Bearer secret-${id}`;

it('finds a token by its secret, however the header is written', () => {
  const memory = new TokenMemory(undefined);
  memory.replace([token('a'), token('b', { scopes: ['models:read'] })]);
  for (const header of [bearer('a'), bearer('a'), 'bearer  secret-a'])
    expect(memory.find(header, NOW)).toMatchObject({ id: 'a', mayRead: true });
  expect(memory.find(bearer('b'), NOW)).toMatchObject({ id: 'b', mayRead: false });
  for (const header of ['', 'secret-a', 'Basic secret-a', 'Bearer secret-a x', 'Bearer secret-c'])
    expect(memory.find(header, NOW), header).toBeNull();
});

it('knows the token of the environment, which the database does not have', () => {
  const memory = new TokenMemory('secret-fixed');
  expect(memory.find(bearer('fixed'), NOW)).toMatchObject({ id: 'MODELBOARD_API_TOKEN', mayRead: true });
  memory.replace([token('a')]);
  expect(memory.find(bearer('fixed'), NOW)).not.toBeNull();
  expect(memory.isUsable('MODELBOARD_API_TOKEN', NOW)).toBe(true);
  expect(memory.takeUsed(NOW)).toEqual([]);
});

it('refuses a token from the moment that it is not in the list any more, or has expired', () => {
  const memory = new TokenMemory(undefined);
  // The clock of the database is another one.
  memory.replace([token('a'), token('b', { expiresAt: new Date(0), expiresInMs: 10 })], NOW);
  expect(memory.find(bearer('b'), NOW)).not.toBeNull();
  expect(memory.find(bearer('b'), NOW + 10)).toBeNull();
  expect(memory.isUsable('b', NOW + 10)).toBe(false);
  expect(memory.find(bearer('a'), NOW)).not.toBeNull();
  memory.replace([]);
  expect(memory.find(bearer('a'), NOW)).toBeNull();
  expect(memory.isUsable('a', NOW)).toBe(false);
});

it('notes a use to the minute', () => {
  const memory = new TokenMemory(undefined);
  memory.replace([token('a'), token('b')]);
  expect(memory.takeUsed(NOW)).toEqual([]);
  memory.find(bearer('a'), NOW);
  expect(memory.takeUsed(NOW)).toEqual(['a']);
  memory.find(bearer('a'), NOW + 59_000);
  expect(memory.takeUsed(NOW + 59_000)).toEqual([]);
  // Other tokens change nothing about it.
  memory.replace([token('a')]);
  expect(memory.takeUsed(NOW + 60_000)).toEqual(['a']);
  expect(memory.takeUsed(NOW + 120_000)).toEqual([]);
});
