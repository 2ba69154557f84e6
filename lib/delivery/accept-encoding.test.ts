import { expect, it } from 'vitest';
import { acceptsGzip } from './accept-encoding';

it.each([
  [undefined, false],
  ['', false],
  ['gzip', true],
  ['GZIP', true],
  ['x-gzip', true],
  ['deflate, gzip;q=0.5, br', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['gzip;q=0.001', true],
  ['*', true],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['*;q=0, gzip', true],
  ['br, identity', false],
  ['gzipped', false],
])('%s: %s', (header, accepts) => {
  expect(acceptsGzip(header)).toBe(accepts);
  expect(acceptsGzip(header), 'the second time, too').toBe(accepts);
});

it('goes on after many headers', () => {
  for (let index = 0; index < 250; index += 1) expect(acceptsGzip(`br;q=0.${index}, gzip`)).toBe(true);
});
