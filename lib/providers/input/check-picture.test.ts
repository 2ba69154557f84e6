import { describe, expect, test } from 'vitest';
import { type PictureType, pictureTypes, pictureUrl } from '../fixtures/pictures';
import { checkPicture } from './check-picture';

const fine = (picture: string) => ({ picture, fault: null, warnings: [] });
const refused = (picture: string, code: string, message: string) => ({
  picture,
  fault: { code, message },
  warnings: [],
});

describe('an address', () => {
  test.each(['https://example.com/a.png', 'HTTPS://[::1]/a', 'https://example.com'])('takes %s', (url) => {
    expect(checkPicture(url)).toStrictEqual(fine(url));
  });

  test.each([
    'http://example.com/a.png',
    'https://',
    'https:///a.png',
    'https:// a',
    'ftp://example.com/a.png',
    'blob:https://example.com/1',
    'a.png',
    '',
  ])('refuses "%s"', (text) => {
    expect(checkPicture(text)).toStrictEqual(
      refused(text, 'format', 'Must be an https address or a data URL'),
    );
  });
});

describe('the type of a data URL', () => {
  test.each(pictureTypes)('is %s as its bytes say', (type) => {
    expect(checkPicture(pictureUrl(type))).toStrictEqual(fine(pictureUrl(type)));
  });

  test('GIF has an older signature, too', () => {
    const url = `data:image/gif;base64,${Buffer.from('GIF87a\x01\0\x01\0').toString('base64')}`;
    expect(checkPicture(url)).toStrictEqual(fine(url));
  });

  test.each<[PictureType, string]>([
    ['image/jpeg', 'image/png'],
    ['image/jpeg', 'image/jpg'],
    ['image/webp', 'application/octet-stream'],
    ['image/png', ''],
    ['image/gif', 'text/html'],
  ])('is corrected to %s where it says "%s"', (type, said) => {
    expect(checkPicture(pictureUrl(type, { said }))).toStrictEqual({
      picture: pictureUrl(type),
      fault: null,
      warnings: [
        {
          code: 'picture_type',
          message: `Sent as ${type}: that is what its bytes are, whatever the data URL says`,
        },
      ],
    });
  });

  test('may stand in capitals and beside other settings', () => {
    const url = pictureUrl('image/png', { said: 'image/PNG;name=a.png' });
    expect(checkPicture(url)).toStrictEqual(fine(url));
  });

  test.each([
    ['a bitmap', 'BM......'],
    ['a page', '<html></html>'],
    ['half of a signature', '\x89PNG'],
    ['RIFF that is sound', 'RIFF\x1a\0\0\0WAVEfmt '],
  ])('is none that a model takes: %s', (_, bytes) => {
    const url = `data:image/png;base64,${Buffer.from(bytes, 'latin1').toString('base64')}`;
    expect(checkPicture(url)).toStrictEqual(
      refused(url, 'picture_type', 'Must be a PNG, JPEG, WebP or GIF picture'),
    );
  });
});

test.each([
  'data:image/png,%89PNG',
  'data:image/png;base64',
  'data:image/png;base64,',
  'data:,',
  'data:image/png;base64;x=1,iVBORw0KGgo=',
  'data:image/png;base64,iVBORw0KGgo',
  'data:image/png;base64,iVBORw0KGgo-',
  'data:image/png;base64,iVBO Rw0KGgo',
  'data:image/png;base64,=VBORw0KGgo=',
])('refuses "%s", which is not base64 as it is written', (url) => {
  expect(checkPicture(url)).toStrictEqual(
    refused(url, 'data_url', 'Must be in base64: data:image/png;base64,…'),
  );
});

describe('the size of a data URL', () => {
  const large = { code: 'large_data_url', message: 'Over 256 kB, the provider recommends an https address' };

  test.each([
    [262_144, []],
    [262_145, [large]],
    [10_000_000, [large]],
  ])('of %i bytes is taken', (size, warnings) => {
    const url = pictureUrl('image/png', { size });
    const { picture, ...rest } = checkPicture(url);
    expect(rest).toStrictEqual({ fault: null, warnings });
    expect(picture === url).toBe(true);
  });

  test('of more than 10 MB is refused', () => {
    expect(checkPicture(pictureUrl('image/png', { size: 10_000_001 })).fault).toStrictEqual({
      code: 'too_large',
      message: 'Must have at most 10 MB as a data URL: send an https address instead',
    });
  });

  test('a picture that is corrected and large says both', () => {
    const url = pictureUrl('image/png', { said: 'image/gif', size: 300_000 });
    expect(checkPicture(url).warnings.map(({ code }) => code)).toStrictEqual([
      'picture_type',
      'large_data_url',
    ]);
  });
});
