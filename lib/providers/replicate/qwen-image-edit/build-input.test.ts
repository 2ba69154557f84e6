import { expect, test } from 'vitest';
import { registry } from '../../registry';

const [first, second] = [1, 2].map((version) => registry.inputBuilder('qwen/qwen-image-edit', version));
const image = 'https://example.com/room.jpg';

test('version 1 sends its defaults', () => {
  expect(first?.buildInput({ request: { inputs: { prompt: 'Add a sofa', image } } })).toStrictEqual({
    input: {
      prompt: 'Add a sofa',
      image,
      go_fast: true,
      aspect_ratio: 'match_input_image',
      output_format: 'webp',
      output_quality: 80,
    },
    warnings: [],
  });
});

test('version 1 sends what is tuned, and the seed', () => {
  const config = { go_fast: false, output_format: 'png', output_quality: 1, aspect_ratio: '16:9', seed: 7 };
  expect(first?.buildInput({ request: { inputs: { prompt: 'Add a sofa', image } }, config })).toStrictEqual({
    input: {
      prompt: 'Add a sofa',
      image,
      go_fast: false,
      aspect_ratio: '16:9',
      output_format: 'png',
      output_quality: 1,
      seed: 7,
    },
    warnings: [],
  });
});

test('version 2 sends its defaults', () => {
  expect(second?.buildInput({ request: { inputs: { prompt: 'Add a sofa', image, seed: 3 } } })).toStrictEqual(
    {
      input: {
        prompt: 'Add a sofa',
        image,
        aspect_ratio: 'match_input_image',
        go_fast: true,
        seed: 3,
        output_format: 'webp',
        output_quality: 95,
        disable_safety_checker: false,
      },
      warnings: [],
    },
  );
});

test.each([
  ['1', first],
  ['2', second],
])('version %s needs a prompt and an image', (_, builder) => {
  const missing = ['prompt', 'image'].map((name) => ({
    path: `/${name}`,
    code: 'required',
    message: `${name} is required`,
    part: 'inputs',
  }));
  expect(builder?.validate({ request: { inputs: {} } })).toStrictEqual(missing);
  expect(builder?.validate({ request: { inputs: { prompt: ' \n', image: '' } } })).toStrictEqual(missing);
  expect(builder?.validate({ request: { inputs: { prompt: null, image: null } } })).toStrictEqual(missing);
});

test('version 2 refuses a value that the provider does not take, before the call', () => {
  const job = { request: { inputs: { prompt: 'Add a sofa', image } }, config: { aspect_ratio: '3:2' } };
  expect(second?.validate(job)).toStrictEqual([
    {
      path: '/aspect_ratio',
      code: 'enum',
      message: 'Must be one of 1:1, 16:9, 9:16, 4:3, 3:4, match_input_image',
      part: 'config',
    },
  ]);
});
