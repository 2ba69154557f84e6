import { expect, test } from 'vitest';
import { shortened } from './shortened';

test('cuts the data of data URLs wherever they stand, and nothing else', () => {
  const picture = `data:image/png;base64,${'A'.repeat(4000)}`;
  const long = 'a long prompt '.repeat(50);
  const cut = `data:image/png;base64,${'A'.repeat(26)}… (4 kB)`;
  expect(
    shortened({ image: picture, images: [picture, 'https://example.com'], deep: { image: picture } }),
  ).toEqual({
    image: cut,
    images: [cut, 'https://example.com'],
    deep: { image: cut },
  });
  const whole = { prompt: long, image: 'data:image/png;base64,AAAA', steps: 4, seed: null };
  expect(shortened(whole)).toEqual(whole);
});
