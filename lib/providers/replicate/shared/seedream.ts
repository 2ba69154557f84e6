import { z } from 'zod';
import { aspectRatio, outputQuality, seed } from './common';

/** The config parameters that version 1 of Seedream 3 and of Seedream 4 share; their inputs differ. */
export const seedreamConfigVersion1 = {
  aspect_ratio: aspectRatio(['1:1', '16:9', '4:3', '3:2'], '1:1', 'Shape of the picture, width to height.'),
  num_inference_steps: z.int().min(20).max(100).default(50).meta({
    title: 'Inference steps',
    description: 'Passes over the picture. More passes take longer and add detail.',
    'x-unit': 'steps',
  }),
  guidance_scale: z.number().min(1).max(20).default(7.5).meta({
    title: 'Guidance scale',
    description: 'How closely the picture follows the prompt: higher is more literal.',
  }),
  output_quality: outputQuality(95),
  seed,
};
