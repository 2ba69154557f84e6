import { expect, it, vi } from 'vitest';
import { issuedNumber, issuedTag } from './issued-tag';

const HASH = 'abcdefghijklmnopqrstu-';
const [here, there] = ['6f1f3f0e-9a55-4c35-8a51-0d8f4c1f3f10', '11111111-2222-4333-8444-555555555555'];

it('an ETag proves its own number, of its own database, under the secret that it was made with', () => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  const tag = issuedTag(`42.2.plain.${HASH}`, here);
  for (const header of [`"${tag}"`, `W/"${tag}"`, `"other", "${tag}-gzip"`])
    expect(issuedNumber(header, here)).toBe(42);
  expect(issuedNumber(`"${tag}"`, there)).toBeNull();
  expect(issuedNumber(`"${tag.replace('42', '43')}"`, here)).toBeNull();
  expect(issuedNumber(`"43.2.plain.${HASH}.${'a'.repeat(16)}"`, here)).toBeNull();
  for (const header of ['', '*', '"42"']) expect(issuedNumber(header, here)).toBeNull();
  vi.stubEnv('MODELBOARD_SECRET', 'y'.repeat(32));
  expect(issuedNumber(`"${tag}"`, here)).toBeNull();
});
