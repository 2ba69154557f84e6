import { expect, it } from 'vitest';
import { createSecret, hashSecret, sameSecret } from './secrets';

it('a secret is 32 random bytes behind its prefix', () => {
  const secrets = Array.from({ length: 100 }, () => createSecret('mb_'));
  for (const secret of secrets) expect(secret).toMatch(/^mb_[\w-]{43}$/);
  expect(new Set(secrets).size).toBe(100);
});

it('its hash is SHA-256 in hex', () => {
  // FIPS 180-4, example of one block: "abc".
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it.each([
  ['same', 'same', true],
  ['same', 'Same', false],
  ['same', 'same ', false],
  ['', '', true],
  ['', 'x', false],
])('"%s" and "%s": %s', (one, other, same) => expect(sameSecret(one, other)).toBe(same));
