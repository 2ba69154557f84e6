import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/config-schema';
import { pictureUrl } from './fixtures/pictures';
import { genericInputBuilder } from './generic-input-builder';

const image = 'https://example.com/a.png';
const address = { type: 'string', format: 'uri', 'x-role': 'input' };
const list = { type: 'array', items: { type: 'string', format: 'uri' }, 'x-role': 'input' };

const builderOf = (properties: JsonObject) =>
  genericInputBuilder({
    name: 'Painter',
    schema: { type: 'object', properties, additionalProperties: false },
    present: null,
  });

/** What becomes of a job's image. */
function sent(properties: JsonObject) {
  const builder = builderOf(properties);
  const job = { request: { inputs: { image } } };
  const issues = builder.validate(job);
  return issues.length > 0 ? issues.map(({ message }) => message) : builder.buildInput(job).input;
}

describe('the image of a job goes to', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['image', { image: address, mask: address }, { image }],
    [
      'the only picture',
      { prompt: { type: 'string', 'x-role': 'input' }, input_image: address },
      { input_image: image },
    ],
    ['a list', { image_urls: list }, { image_urls: [image] }],
    ['a name in capitals', { promptImage: address }, { promptImage: image }],
    [
      'an address without a format',
      { photo_url: { type: 'string', 'x-role': 'input' } },
      { photo_url: image },
    ],
    [
      'an optional one',
      { img: { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }], 'x-role': 'input' } },
      { img: image },
    ],
    [
      'the subject, not what goes with it',
      { start_image: address, mask_image: address, last_image: address },
      { start_image: image },
    ],
    ['what goes with another one, where it is alone', { style_image: address }, { style_image: image }],
    ['image, whatever the schema asks of it', { image: { type: 'string', 'x-role': 'input' } }, { image }],
  ])('%s', (_, properties, input) => {
    expect(sent(properties)).toStrictEqual(input);
  });

  test.each<[string, JsonObject, string]>([
    ['no picture', { video: address, audio_url: address }, 'Painter takes no image'],
    ['an id of a picture', { image_id: { type: 'string', 'x-role': 'input' } }, 'Painter takes no image'],
    [
      'a number',
      { image_count: { type: 'integer', format: 'uri', 'x-role': 'input' } },
      'Painter takes no image',
    ],
    ['a tuned picture', { style_image: { ...address, 'x-role': 'config' } }, 'Painter takes no image'],
    [
      'one of several',
      { front_image: address, back_image: address },
      'Painter takes several images: send each by its name (front_image, back_image)',
    ],
  ])('nothing where there is %s', (_, properties, message) => {
    expect(sent(properties)).toStrictEqual([message]);
  });
});

test('every picture is checked, and nothing else', () => {
  const builder = builderOf({
    front_image: address,
    back_images: list,
    video: address,
    image_size: { default: 1 },
  });
  const claimed = pictureUrl('image/gif', { said: 'image/png' });
  const inputs = {
    front_image: 'http://example.com',
    back_images: [claimed, 'ftp://a.b'],
    video: 'http://example.com',
  };
  expect(builder.validate({ request: { inputs } })).toStrictEqual([
    {
      path: '/front_image',
      code: 'format',
      message: 'Must be an https address or a data URL',
      part: 'inputs',
    },
    {
      path: '/back_images/1',
      code: 'format',
      message: 'Must be an https address or a data URL',
      part: 'inputs',
    },
  ]);
  const fine = { front_image: claimed, back_images: [claimed], video: 'http://example.com' };
  expect(builder.buildInput({ request: { inputs: fine } })).toStrictEqual({
    input: {
      front_image: pictureUrl('image/gif'),
      back_images: [pictureUrl('image/gif')],
      video: 'http://example.com',
      image_size: 1,
    },
    warnings: ['/front_image', '/back_images/0'].map((path) => ({
      path,
      code: 'picture_type',
      message: 'Sent as image/gif: that is what its bytes are, whatever the data URL says',
    })),
  });
});

test('a seed that is an input comes with the job, and one that nobody knows is left out', () => {
  const seed = { type: 'integer', 'x-role': 'input' };
  expect(builderOf({ seed }).buildInput({ request: { inputs: { seed: 4 } } })).toStrictEqual({
    input: { seed: 4 },
    warnings: [],
  });
  expect(builderOf({}).buildInput({ request: { inputs: { seed: 4 } } })).toStrictEqual({
    input: {},
    warnings: [{ path: '/seed', code: 'left_out', message: 'seed is left out: Painter takes none' }],
  });
});

test('a seed of null is none, but where the provider would take its default for it', () => {
  const job = { request: { inputs: {} }, config: { seed: null } };
  const seed = { type: ['integer', 'null'] };
  expect(builderOf({ seed }).buildInput(job).input).toStrictEqual({});
  expect(builderOf({ seed: { ...seed, default: 7 } }).buildInput(job).input).toStrictEqual({ seed: null });
  expect(
    builderOf({ seed: { ...seed, default: 7 } }).buildInput({ request: { inputs: {} } }).input,
  ).toStrictEqual({
    seed: 7,
  });
  const input = { ...seed, default: 7, 'x-role': 'input' };
  expect(builderOf({ seed: input }).buildInput({ request: { inputs: {} } }).input).toStrictEqual({});
});
