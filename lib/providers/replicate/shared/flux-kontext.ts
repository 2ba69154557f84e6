import { z } from 'zod';
import { has, rule, says, withRules } from '../../rules';
import { aspectRatio, nullableSeed, outputFormat, outputQuality, prompt, seed } from './common';
import { uri } from './uri';

const instruction = prompt('What to change in the input image, or what to draw when there is none.');

const imageWords = {
  title: 'Input image',
  description: 'Address of the picture to edit. Without it the model draws from the prompt alone.',
  'x-role': 'input',
};

const upsampling = z.boolean().default(false).meta({
  title: 'Prompt upsampling',
  description: 'Lets the provider rewrite the prompt before it is used.',
});

/**
 * Version 1 of Flux Kontext Max and Pro. The default of `safety_tolerance` is 4, though an earlier design had 2.
 */
export const fluxKontextVersion1 = z.strictObject({
  prompt: instruction,
  input_image: uri.optional().meta(imageWords),
  aspect_ratio: aspectRatio(
    ['1:1', '16:9', '4:3', 'match_input_image'],
    'match_input_image',
    'Shape of the picture. match_input_image keeps the shape of the input image.',
  ),
  output_format: outputFormat('png'),
  safety_tolerance: z.int().min(1).max(6).default(4).meta({
    title: 'Safety tolerance',
    description:
      'How much the safety filter lets through: 1 is strict, 6 is permissive. With an input image the provider may refuse more than 2.',
  }),
  prompt_upsampling: upsampling,
  num_outputs: z
    .int()
    .min(1)
    .max(4)
    .default(1)
    .meta({ title: 'Outputs', description: 'Pictures per job. Each one is paid for.', 'x-unit': 'images' }),
  output_quality: outputQuality(90),
  seed,
});

/** With an input image the provider refuses more than 2. */
const strictWithImage = rule(has('input_image', { type: 'string' }), {
  properties: { safety_tolerance: says('Must be at most 2 with an input image', { maximum: 2 }) },
});

/** Version 2 of both: what the provider takes today. */
export const fluxKontextVersion2 = withRules(
  z.strictObject({
    prompt: instruction,
    input_image: uri.nullable().optional().meta(imageWords),
    aspect_ratio: aspectRatio(
      [
        'match_input_image',
        '1:1',
        '16:9',
        '9:16',
        '4:3',
        '3:4',
        '3:2',
        '2:3',
        '4:5',
        '5:4',
        '21:9',
        '9:21',
        '2:1',
        '1:2',
      ],
      'match_input_image',
      'Shape of the picture. match_input_image keeps the shape of the input image.',
    ),
    prompt_upsampling: upsampling,
    seed: nullableSeed,
    output_format: z
      .enum(['jpg', 'png'])
      .default('png')
      .meta({ title: 'Output format', description: 'File type of the picture that comes back.' }),
    safety_tolerance: z.int().min(0).max(6).default(2).meta({
      title: 'Safety tolerance',
      description:
        'How much the safety filter lets through: 0 is strict, 6 is permissive. With an input image, 2 at most.',
    }),
  }),
  [strictWithImage],
);
