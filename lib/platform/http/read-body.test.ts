import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/lib/platform/errors';
import { readBody, readBytes } from './read-body';

const JSON_TYPE = { 'content-type': 'application/json' };

function send(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Promise<unknown> {
  return readBody(new Request('http://host/', { method: 'PUT', body, headers }));
}

/** Code and sentence of the refusal. */
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error) => (error instanceof ProblemError ? [error.code, error.message] : error),
  );

/** A body that comes in pieces, its length unknown. */
const stream = (...pieces: string[]) =>
  new Request('http://host/', {
    method: 'PUT',
    body: new Blob(pieces).stream(),
    headers: JSON_TYPE,
    duplex: 'half',
  } as RequestInit);

it('refuses a number that would be changed, unless the document is of others', async () => {
  const body = '{"a":9007199254740993}';
  const message = 'The number 9007199254740993 cannot be kept exactly: send fewer digits, or text';
  expect(await refusal(send(body))).toEqual(['invalid', message]);
  const request = new Request('http://host/', { method: 'PUT', body, headers: JSON_TYPE });
  expect(await readBody(request, true)).toEqual(JSON.parse(body));
});

describe('a body that is read', () => {
  it.each([
    ['{"a": [1, "\\u00e9", null]}', { a: [1, 'é', null] }],
    ['"😀"', '😀'],
    ['"\\ud83d\\ude00"', '😀'],
    ['null', null],
  ])('%s', async (text, value) => expect(await send(text)).toEqual(value));

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/merge-patch+json'])(
    'of the type %s',
    async (type) => expect(await send('{}', { 'content-type': type })).toEqual({}),
  );

  it('of unknown length', async () => expect(await readBody(stream('{"a"', ':1}'))).toEqual({ a: 1 }));

  it('of a mebibyte', async () => {
    const text = JSON.stringify('x'.repeat(1024 * 1024 - 2));
    expect(await send(text)).toHaveLength(1024 * 1024 - 2);
  });

  it.each([null, ''])('that is none: %j', async (body) => expect(await send(body, {})).toBeUndefined());
});

describe('a body that is refused', () => {
  const NOT_JSON = ['bad_request', 'The body is not valid JSON in UTF-8.'];
  const UNSTORABLE = [
    'bad_request',
    'The body contains a NUL character or half of a surrogate pair, which cannot be stored.',
  ];
  const TOO_LARGE = ['payload_too_large', 'The body is larger than 1 MiB.'];

  it.each(['{', '{"a": undefined}', ' ', "{'a': 1}"])('as no JSON: %j', async (text) => {
    expect(await refusal(send(text))).toEqual(NOT_JSON);
  });

  it('as no UTF-8', async () => {
    expect(await refusal(send(new Uint8Array([0x22, 0xff, 0x22])))).toEqual(NOT_JSON);
  });

  it.each(['"\\u0000"', '{"\\u0000": 1}', '["\\ud800"]', '["\\udc00\\ud800"]'])(
    'as nothing that can be stored: %s',
    async (text) => expect(await refusal(send(text))).toEqual(UNSTORABLE),
  );

  it('for its type', async () => {
    const sentence = 'Send the body as JSON, with Content-Type: application/json.';
    for (const type of ['text/plain', 'application/jsonp', 'text/json']) {
      expect(await refusal(send('{}', { 'content-type': type })), type).toEqual([
        'unsupported_media_type',
        sentence,
      ]);
    }
  });

  it('for its size, also where nobody said it before', async () => {
    expect(await refusal(send('x'.repeat(1024 * 1024 + 1)))).toEqual(TOO_LARGE);
    expect(await refusal(readBody(stream('"', 'x'.repeat(1024 * 1024), '"')))).toEqual(TOO_LARGE);
  });
});

describe('a body that is no JSON', () => {
  const read = (body: BodyInit | null, headers: Record<string, string> = { 'content-type': 'image/png' }) =>
    readBytes(new Request('http://host/', { method: 'POST', body, headers }), {
      types: ['image/png', 'image/jpeg'],
      limit: 2 * 1024 * 1024,
    });

  it('is given as it came', async () => {
    expect([...(await read(new Uint8Array([0, 255, 34])))]).toEqual([0, 255, 34]);
    expect(await read('x', { 'content-type': 'Image/JPEG; q=1' })).toHaveLength(1);
    expect(await read('x'.repeat(2 * 1024 * 1024))).toHaveLength(2 * 1024 * 1024);
  });

  it('is refused for its type, before its size, and where there is none', async () => {
    const large = 'x'.repeat(2 * 1024 * 1024 + 1);
    const sentence = 'Send the body itself, with one of these as Content-Type: image/png, image/jpeg.';
    const wrong = ['unsupported_media_type', sentence];
    expect(await refusal(read(large, { 'content-type': 'image/tiff' }))).toEqual(wrong);
    expect(await refusal(read('x', {}))).toEqual(wrong);
    expect(await refusal(read(large))).toEqual(['payload_too_large', 'The body is larger than 2 MiB.']);
    expect(await refusal(read(null))).toEqual(['bad_request', 'The body is empty.']);
    expect(await refusal(read(''))).toEqual(['bad_request', 'The body is empty.']);
  });
});
