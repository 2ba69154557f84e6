import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MAX_COPY } from '../import-contract';
import { copyOf, type Fetched, readCopy } from './fetched-copy';

const url = 'https://example.com/schema.json?a=ä';
/** With a number that JavaScript cannot hold, and blanks as somebody else writes them. */
const bytes = Buffer.from('{ "type":\n"object", "maximum": 18446744073709551615 }');
const fetched: Fetched = { url, at: '2026-07-03T14:00:00.000Z', bytes };

function useSecret(letter: string): void {
  vi.stubEnv('MODELBOARD_SECRET', letter.repeat(32));
  Reflect.deleteProperty(globalThis, Symbol.for('modelboard.env'));
}

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
  useSecret('x');
});

afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('modelboard.env')));

async function copy(of = fetched): Promise<string> {
  const made = await copyOf(of);
  expect(made).not.toBeNull();
  return made ?? '';
}

it('is read to the byte, with where and when it was fetched', async () => {
  const { value, ...read } = await readCopy(await copy(), url);
  expect(read).toEqual(fetched);
  expect(value).toMatchObject({ type: 'object' });
});

it('of five megabytes of a document is small enough to be sent back', async () => {
  const operation = (index: number) => `"/v1/draw/${index}":{"post":{"operationId":"draw-${index}"}}`;
  const text = `{"paths":{${Array.from({ length: 90_000 }, (_, index) => operation(index)).join(',')}}}`;
  const large = { ...fetched, bytes: Buffer.from(text) };
  expect(large.bytes.length).toBeGreaterThan(4.5 * 1024 * 1024);
  const made = await copy(large);
  expect(made.length).toBeLessThanOrEqual(MAX_COPY);
  expect((await readCopy(made, url)).bytes.equals(large.bytes)).toBe(true);
});

it('is none of what cannot be made small enough', async () => {
  const noise = Buffer.from(JSON.stringify(randomBytes(MAX_COPY).toString('base64')));
  expect(await copyOf({ ...fetched, bytes: noise })).toBeNull();
});

it('is refused for another address, which it names', async () => {
  await expect(readCopy(await copy(), 'https://example.com/other.json')).rejects.toMatchObject({
    code: 'invalid',
    errors: [
      {
        path: '/copy',
        in: 'body',
        message: expect.stringMatching(/one of https:.+ Fetch the address again/),
      },
    ],
  });
});

it('is refused where it was changed, made up, or made with another secret', async () => {
  const whole = Buffer.from(await copy(), 'base64url');
  const packed = whole.subarray(32);
  const other = gzipSync(Buffer.concat([gunzipSync(packed), Buffer.from(' ')]));
  const made = [
    '',
    'nonsense',
    whole.subarray(1).toString('base64url'),
    packed.toString('base64url'),
    Buffer.concat([whole.subarray(0, 32), other]).toString('base64url'),
  ];
  useSecret('y');
  made.push(await copy());
  useSecret('x');
  for (const each of made) {
    await expect(readCopy(each, url), each.slice(0, 20)).rejects.toMatchObject({
      errors: [{ path: '/copy', message: expect.stringContaining('was not made here, or was changed') }],
    });
  }
});
