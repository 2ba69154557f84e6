import { beforeEach, expect, it, vi } from 'vitest';
import { readSignedBytes, signBytes } from './signed-bytes';

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
});

const bytes = Buffer.from('what was fetched');

it('signed bytes come back as they were, for the purpose that they were signed for', () => {
  const signed = signBytes('copies', bytes);
  expect(readSignedBytes('copies', signed)).toEqual(bytes);
  expect(readSignedBytes('copies', signBytes('copies', Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  expect(readSignedBytes('keys', signed)).toBeNull();
});

it.each([0, 31, 32, 40])('with another byte at %d they are not believed', (place) => {
  const signed = signBytes('copies', bytes);
  signed[place] = (signed[place] ?? 0) ^ 1;
  expect(readSignedBytes('copies', signed)).toBeNull();
});

it.each([0, 1, 31, 32])('nor are the first %d bytes of them', (length) => {
  expect(readSignedBytes('copies', signBytes('copies', bytes).subarray(0, length))).toBeNull();
});
