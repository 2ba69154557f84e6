import { z } from 'zod';
import { aspectRatio, outputFormat, outputQuality, prompt, seed } from './common';
import { uri } from './uri';

/**
 * Version 1 of Flux Kontext Max and Pro. The default 4 of `safety_tolerance` comes from seeds 2 and 4; seed 3,
 * the earlier design, shows 2.
 */
export const fluxKontextVersion1 = z.strictObject({
  prompt: prompt('What to change in the input image, or what to draw when there is none.'),
  input_image: uri.optional().meta({
    title: 'Input image',
    description: 'Address of the picture to edit. Without it the model draws from the prompt alone.',
    'x-role': 'input',
  }),
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
  prompt_upsampling: z.boolean().default(false).meta({
    title: 'Prompt upsampling',
    description: 'Lets the provider rewrite the prompt before it is used.',
  }),
  num_outputs: z
    .int()
    .min(1)
    .max(4)
    .default(1)
    .meta({ title: 'Outputs', description: 'Pictures per job. Each one is paid for.', 'x-unit': 'images' }),
  output_quality: outputQuality(90),
  seed,
});
