import { expect, it } from 'vitest';
import { webhookUrl } from './webhook-url';

const replicate = 'https://api.replicate.com/v1';

it.each([
  ['https://models.example.com', replicate, 'https://models.example.com/api/v1/webhooks/replicate'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:7411/v1', 'http://127.0.0.1:3000/api/v1/webhooks/replicate'],
  ['http://models.example.com', replicate, null],
  ['http://127.0.0.1:3000', 'http://127.0.0.1.example.com/v1', null],
  [undefined, 'http://localhost:7411/v1', null],
])('from %s and %s comes %s', (publicUrl, baseUrl, url) => {
  expect(webhookUrl({ publicUrl, baseUrl })).toBe(url);
});
