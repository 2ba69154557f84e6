import { expect, it } from 'vitest';
import { originalOf } from './original-of';

const path = `/api/v1/images/${'0a'.repeat(32)}`;

it.each([
  [path, { kind: 'shown', src: path }],
  [`https://modelboard.example.com${path}`, { kind: 'shown', src: path }],
  ['data:image/png;base64,AAAA', { kind: 'shown', src: 'data:image/png;base64,AAAA' }],
  ['https://example.com/room.jpg', { kind: 'elsewhere', src: 'https://example.com/room.jpg' }],
  [undefined, null],
  ['', null],
  ['http://example.com/room.jpg', null],
  ['javascript:alert(1)', null],
  ['data:text/html,<p>', null],
  ['room.jpg', null],
])('%s', (image, original) => {
  expect(originalOf(image)).toEqual(original);
});
