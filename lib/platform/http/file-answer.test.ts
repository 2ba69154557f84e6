import { expect, test } from 'vitest';
import { FileAnswer, fileResponse } from './file-answer';

const file = new FileAnswer({ bytes: Buffer.from('picture'), contentType: 'image/png', etag: '"abc"' });
const answer = (headers: Record<string, string> = {}) =>
  fileResponse(file, new Request('http://host/', { headers }), 'request');

test('a file comes with its type, for ever, and does nothing where it is opened by itself', async () => {
  const response = answer({ 'if-none-match': '"other"' });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, max-age=31536000, immutable',
    'content-length': '7',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'image/png',
    etag: '"abc"',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'request',
  });
  expect(await response.text()).toBe('picture');
});

test('whoever has it gets a 304 without it', async () => {
  const response = answer({ 'if-none-match': 'W/"abc"' });
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"abc"', '']);
  expect(response.headers.has('content-type')).toBe(false);
});
