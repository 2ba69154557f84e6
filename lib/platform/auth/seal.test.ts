import { beforeEach, expect, it, vi } from 'vitest';
import { seal, unseal } from './seal';

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
});

it('a sealed text tells nothing, differs each time, and opens to what it was', () => {
  const [one, other] = [seal('k3y-of-mine'), seal('k3y-of-mine')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('k3y');
  expect([unseal(one), unseal(other), unseal(seal('')), unseal(seal('ä€😀'))]).toEqual([
    'k3y-of-mine',
    'k3y-of-mine',
    '',
    'ä€😀',
  ]);
});

it.each([0, 12, 28])('a sealed text with another byte at %d does not open', (place) => {
  const bytes = Buffer.from(seal('k3y-of-mine'), 'base64');
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  expect(() => unseal(bytes.toString('base64'))).toThrow();
});
