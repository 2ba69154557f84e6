import { z } from 'zod';
import type { JsonObject } from '@/lib/config-schema';
import { has, rule, says } from '../../rules';
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

/** Width and height count only where `name` is `custom`: anything but the default needs that. */
export function sizesOnlyWithCustom(name: 'size' | 'aspect_ratio'): JsonObject[] {
  return ['width', 'height'].map((measure) => {
    const title = measure === 'width' ? 'Width' : 'Height';
    const message = `${title} counts only with custom. Choose custom, or reset ${title}.`;
    return rule(
      has(measure, { not: { const: DEFAULT_SIDE } }),
      has(name, says(message, { const: 'custom' })),
    );
  });
}

const DEFAULT_SIDE = 2048;

/** The side of a picture whose size is chosen freely. */
export function side(title: string, min: number, max: number, when: string) {
  return z
    .int()
    .min(min)
    .max(max)
    .default(DEFAULT_SIDE)
    .meta({ title, description: `Counts only with ${when}.`, 'x-unit': 'px' });
}
