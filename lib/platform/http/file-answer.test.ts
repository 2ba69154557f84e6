import { expect, test } from 'vitest';
import { fileResponse } from './file-answer';
import { FileAnswer } from './schemas';

const file = new FileAnswer({ bytes: Buffer.from('picture'), contentType: 'image/png', etag: '"abc"' });
const answer = (headers: Record<string, string> = {}) =>
  fileResponse(file, new Request('http://host/', { headers }), 'request');

test('a file comes with its type, for ever', async () => {
  const response = answer({ 'if-none-match': '"other"' });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'image/png',
    etag: '"abc"',
    'x-request-id': 'request',
  });
  expect(await response.text()).toBe('picture');
});

test('whoever has it gets a 304 without it', async () => {
  const response = answer({ 'if-none-match': 'W/"abc"' });
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"abc"', '']);
  expect(response.headers.has('content-type')).toBe(false);
});
