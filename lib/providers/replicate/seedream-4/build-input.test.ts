import { describe, expect, test } from 'vitest';
import { pictureUrl } from '../../fixtures/pictures';
import { registry } from '../../registry';

const [first, second] = [1, 2].map((version) => registry.inputBuilder('bytedance/seedream-4', version));
const picture = 'https://example.com/room.png';

const gone = ['num_inference_steps', 'guidance_scale', 'output_quality'].map((name) => ({
  path: `/${name}`,
  code: 'left_out',
  message: `${name} is left out: the provider does not know it any more`,
}));

describe('version 1', () => {
  test('sends its defaults, without what the provider no longer knows', () => {
    expect(first?.buildInput({ request: { inputs: { prompt: 'A lamp' } } })).toStrictEqual({
      input: { prompt: 'A lamp', aspect_ratio: '1:1' },
      warnings: gone,
    });
  });

  test('puts the image into the list, and leaves the seed out', () => {
    const inputs = { prompt: 'A lamp', image: picture, seed: 3 };
    expect(first?.buildInput({ request: { inputs } })).toStrictEqual({
      input: { prompt: 'A lamp', image_input: [picture], aspect_ratio: '1:1' },
      warnings: [
        ...gone,
        {
          path: '/seed',
          code: 'left_out',
          message: 'seed is left out: the provider does not know it any more',
        },
      ],
    });
  });

  test('sends more images than the provider takes, and warns', () => {
    const images = Array.from({ length: 11 }, () => picture);
    expect(
      first?.buildInput({ request: { inputs: { prompt: 'A lamp', image_input: images } } }),
    ).toStrictEqual({
      input: { prompt: 'A lamp', image_input: images, aspect_ratio: '1:1' },
      warnings: [
        ...gone,
        {
          path: '/image_input',
          code: 'may_be_refused',
          message: 'The provider may refuse image_input: Must have at most 10 items',
        },
      ],
    });
  });
});

const defaults = {
  size: '2K',
  aspect_ratio: 'match_input_image',
  width: 2048,
  height: 2048,
  sequential_image_generation: 'disabled',
  max_images: 1,
  enhance_prompt: true,
};

describe('version 2', () => {
  test('sends its defaults', () => {
    expect(second?.buildInput({ request: { inputs: { prompt: 'A lamp', image: picture } } })).toStrictEqual({
      input: { prompt: 'A lamp', image_input: [picture], ...defaults },
      warnings: [],
    });
  });

  test('takes several images, each checked by itself', () => {
    const images = [picture, pictureUrl('image/webp', { said: 'image/png' })];
    expect(second?.buildInput({ request: { inputs: { prompt: 'A lamp', image: images } } })).toStrictEqual({
      input: { prompt: 'A lamp', image_input: [picture, pictureUrl('image/webp')], ...defaults },
      warnings: [
        {
          path: '/image/1',
          code: 'picture_type',
          message: 'Sent as image/webp: that is what its bytes are, whatever the data URL says',
        },
      ],
    });
  });

  test('leaves out a seed, which it does not know, and warns', () => {
    expect(second?.buildInput({ request: { inputs: { prompt: 'A lamp', seed: 3 } } })).toStrictEqual({
      input: { prompt: 'A lamp', ...defaults },
      warnings: [{ path: '/seed', code: 'left_out', message: 'seed is left out: Seedream 4 takes none' }],
    });
  });

  test('refuses more pictures than 15 in all, before the call', () => {
    const job = {
      request: { inputs: { prompt: 'A lamp', image: [picture, picture] } },
      config: { sequential_image_generation: 'auto', max_images: 14 },
    };
    expect(second?.validate(job)).toStrictEqual([
      { path: '/max_images', code: 'maximum', message: 'Must be at most 13', part: 'config' },
    ]);
  });

  test('says which image is wrong by the name that was sent', () => {
    const at = (inputs: { [name: string]: string | (string | number)[] }) =>
      second?.validate({ request: { inputs: { prompt: 'A lamp', ...inputs } } }).map(({ path }) => path);
    expect(at({ image: 'http://example.com' })).toStrictEqual(['/image']);
    expect(at({ image: [picture, 'http://example.com'] })).toStrictEqual(['/image/1']);
    expect(at({ image_input: [picture, 5] })).toStrictEqual(['/image_input/1']);
    expect(at({ image: picture, image_input: [picture] })).toStrictEqual(['/image']);
  });
});
