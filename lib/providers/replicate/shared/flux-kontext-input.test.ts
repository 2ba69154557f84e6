import { describe, expect, test } from 'vitest';
import { InvalidInputError } from '../../input-builder';
import { registry } from '../../registry';

const ids = ['black-forest-labs/flux-kontext-max', 'black-forest-labs/flux-kontext-pro'] as const;
const picture = 'https://example.com/room.png';

const gone = ['num_outputs', 'output_quality'].map((name) => ({
  path: `/${name}`,
  code: 'left_out',
  message: `${name} is left out: the provider does not know it any more`,
}));

describe.each(ids)('version 1 of %s', (id) => {
  const builder = registry.inputBuilder(id, 1);

  test('sends its defaults, without what the provider no longer knows', () => {
    expect(builder.buildInput({ request: { inputs: { prompt: 'A lamp' } } })).toStrictEqual({
      input: {
        prompt: 'A lamp',
        aspect_ratio: 'match_input_image',
        output_format: 'png',
        safety_tolerance: 4,
        prompt_upsampling: false,
      },
      warnings: gone,
    });
  });

  test('sends a tolerance of 4 with an image, and warns', () => {
    expect(builder.buildInput({ request: { inputs: { prompt: 'A lamp', image: picture } } })).toStrictEqual({
      input: {
        prompt: 'A lamp',
        input_image: picture,
        aspect_ratio: 'match_input_image',
        output_format: 'png',
        safety_tolerance: 4,
        prompt_upsampling: false,
      },
      warnings: [
        ...gone,
        {
          path: '/safety_tolerance',
          code: 'may_be_refused',
          message: 'The provider may refuse safety_tolerance: Must be at most 2 with an input image',
        },
      ],
    });
  });

  test('sends webp, and warns', () => {
    const config = { output_format: 'webp', safety_tolerance: 2, seed: 11, num_outputs: 4 };
    expect(
      builder.buildInput({ request: { inputs: { prompt: 'A lamp', input_image: picture } }, config }),
    ).toStrictEqual({
      input: {
        prompt: 'A lamp',
        input_image: picture,
        aspect_ratio: 'match_input_image',
        output_format: 'webp',
        safety_tolerance: 2,
        prompt_upsampling: false,
        seed: 11,
      },
      warnings: [
        ...gone,
        {
          path: '/output_format',
          code: 'may_be_refused',
          message: 'The provider may refuse output_format: Must be one of jpg, png',
        },
      ],
    });
  });

  test('refuses what its own schema does not allow', () => {
    const job = { request: { inputs: { prompt: 'A lamp' } }, config: { safety_tolerance: 7 } };
    expect(builder.validate(job)).toStrictEqual([
      { path: '/safety_tolerance', code: 'maximum', message: 'Must be at most 6', part: 'config' },
    ]);
  });
});

describe.each(ids)('version 2 of %s', (id) => {
  const builder = registry.inputBuilder(id, 2);

  test('sends its defaults, with an image too', () => {
    expect(
      builder.buildInput({ request: { inputs: { prompt: 'A lamp', image: picture, seed: 5 } } }),
    ).toStrictEqual({
      input: {
        prompt: 'A lamp',
        input_image: picture,
        aspect_ratio: 'match_input_image',
        prompt_upsampling: false,
        seed: 5,
        output_format: 'png',
        safety_tolerance: 2,
      },
      warnings: [],
    });
  });

  test('takes more tolerance without an image, and none with one', () => {
    const config = { safety_tolerance: 6 };
    const drawn = builder.buildInput({ request: { inputs: { prompt: 'A lamp', image: null } }, config });
    expect(drawn).toStrictEqual({
      input: {
        prompt: 'A lamp',
        aspect_ratio: 'match_input_image',
        prompt_upsampling: false,
        output_format: 'png',
        safety_tolerance: 6,
      },
      warnings: [],
    });
    const edited = { request: { inputs: { prompt: 'A lamp', image: picture } }, config };
    const issue = {
      path: '/safety_tolerance',
      code: 'maximum',
      message: 'Must be at most 2 with an input image',
      part: 'config',
    };
    expect(builder.validate(edited)).toStrictEqual([issue]);
    expect(() => builder.buildInput(edited)).toThrow(InvalidInputError);
  });

  test('refuses webp before the call', () => {
    const job = { request: { inputs: { prompt: 'A lamp' } }, config: { output_format: 'webp' } };
    expect(builder.validate(job)).toStrictEqual([
      { path: '/output_format', code: 'enum', message: 'Must be one of jpg, png', part: 'config' },
    ]);
  });
});
