import { describe, expect, test } from 'vitest';
import { registry } from '../../registry';

const [first, second] = [1, 2].map((version) => registry.inputBuilder('bytedance/seedream-3', version));

const gone = ['num_inference_steps', 'output_quality'].map((name) => ({
  path: `/${name}`,
  code: 'left_out',
  message: `${name} is left out: the provider does not know it any more`,
}));

describe('version 1', () => {
  test('sends its defaults, without what the provider no longer knows', () => {
    expect(first?.buildInput({ request: { inputs: { prompt: 'A lamp', seed: 9 } } })).toStrictEqual({
      input: { prompt: 'A lamp', aspect_ratio: '1:1', guidance_scale: 7.5, seed: 9 },
      warnings: gone,
    });
  });

  test('sends more guidance than the provider allows, and warns', () => {
    const job = { request: { inputs: { prompt: 'A lamp' } }, config: { guidance_scale: 15 } };
    expect(first?.buildInput(job)).toStrictEqual({
      input: { prompt: 'A lamp', aspect_ratio: '1:1', guidance_scale: 15 },
      warnings: [
        ...gone,
        {
          path: '/guidance_scale',
          code: 'may_be_refused',
          message: 'The provider may refuse guidance_scale: Must be at most 10',
        },
      ],
    });
  });
});

describe('version 2', () => {
  test('sends its defaults', () => {
    expect(second?.buildInput({ request: { inputs: { prompt: 'A lamp' } } })).toStrictEqual({
      input: {
        prompt: 'A lamp',
        aspect_ratio: '16:9',
        size: 'regular',
        width: 2048,
        height: 2048,
        guidance_scale: 2.5,
      },
      warnings: [],
    });
  });

  test('refuses a width that would not count', () => {
    const job = { request: { inputs: { prompt: 'A lamp' } }, config: { width: 1024 } };
    expect(second?.validate(job)).toStrictEqual([
      {
        path: '/aspect_ratio',
        code: 'const',
        message: 'Width counts only with custom. Choose custom, or reset Width.',
        part: 'config',
      },
    ]);
  });
});

test.each([
  ['1', first],
  ['2', second],
])('version %s takes no image and says so', (_, builder) => {
  const image = 'https://example.com/room.png';
  expect(builder?.validate({ request: { inputs: { prompt: 'A lamp', image } } })).toStrictEqual([
    { path: '/image', code: 'unknown_parameter', message: 'Seedream 3 takes no image', part: 'inputs' },
  ]);
  expect(builder?.validate({ request: { inputs: { prompt: 'A lamp', image: null } } })).toStrictEqual([]);
  expect(builder?.validate({ request: { inputs: {} } })).toStrictEqual([
    { path: '/prompt', code: 'required', message: 'prompt is required', part: 'inputs' },
  ]);
});
