import { describe, expect, it } from 'vitest';
import { isBelow, providerAddress, replicateModelUrl } from './provider-address';

const base = 'https://api.replicate.com/v1';

describe('the address of a page about a model', () => {
  it.each([
    'https://replicate.com/acme/painter',
    'https://replicate.com/acme/painter/',
    'https://www.replicate.com/acme/painter/api/schema?tab=input#output',
    'https://replicate.com/acme/painter/versions/0123abc',
    'http://replicate.com/acme/painter/readme',
  ])('%s leads to the API', (url) => expect(providerAddress(url, base)).toBe(`${base}/models/acme/painter`));

  it.each([
    'https://replicate.com/acme',
    'https://replicate.com/acme/painter/other',
    'https://replicate.com.evil.example/acme/painter',
    'https://api.replicate.com/v1/models/acme/painter',
    'https://example.com/acme/painter',
  ])('%s stays as it is', (url) => expect(providerAddress(url, base)).toBe(url));
});

it('an id is encoded part by part', () => {
  expect(replicateModelUrl(base, 'acme/pain ter')).toBe(`${base}/models/acme/pain%20ter`);
});

it.each([
  ['https://api.replicate.com/v1/models/a/b', true],
  ['https://API.replicate.com:443/v1/models', true],
  ['https://api.replicate.com/v1x/models', false],
  ['https://api.replicate.com/v1/../v2', false],
  ['http://api.replicate.com/v1/models', false],
  ['https://api.replicate.com.evil.example/v1/models', false],
  ['https://api.replicate.com:444/v1/models', false],
])('the key goes to %s: %s', (url, goes) => expect(isBelow(url, base)).toBe(goes));
