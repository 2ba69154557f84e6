import { describe, expect, it } from 'vitest';
import { decodeSegment, positiveInteger } from './params';

describe('decodeSegment', () => {
  it.each([
    ['flux-kontext-pro', 'flux-kontext-pro'],
    ['black-forest-labs%2Fflux-kontext-pro', 'black-forest-labs/flux-kontext-pro'],
    ['black-forest-labs/flux-kontext-pro', 'black-forest-labs/flux-kontext-pro'],
    ['%C3%A9', 'é'],
  ])('%s is %s', (segment, value) => expect(decodeSegment(segment)).toBe(value));

  it.each(['\0', 'a%00'])('refuses a NUL in %j', (segment) => {
    expect(() => decodeSegment(segment)).toThrow(
      expect.objectContaining({ code: 'bad_request', message: 'The path contains a NUL character.' }),
    );
  });

  it.each(['%', '%zz', '%C3'])('refuses %s', (segment) => {
    expect(() => decodeSegment(segment)).toThrow(
      expect.objectContaining({
        code: 'bad_request',
        message: 'The path has a malformed percent-encoding.',
      }),
    );
  });
});

describe('positiveInteger', () => {
  it.each([
    ['1', 1],
    ['999999999', 999_999_999],
  ])('%s is %i', (text, number) => expect(positiveInteger(text)).toBe(number));

  it.each(['0', '-1', '01', '1.0', '1e3', '', ' 1', '1000000000', 'one'])('refuses "%s"', (text) => {
    expect(() => positiveInteger(text)).toThrow(
      expect.objectContaining({
        code: 'bad_request',
        message: `"${text}" in the path must be a whole number from 1.`,
      }),
    );
  });
});
