import { z } from 'zod';
import { withRules } from '../../rules';
import { aspectRatio, nullableSeed, prompt } from '../shared/common';
import { seedreamConfigVersion1, side, sizesOnlyWithCustom } from '../shared/seedream';

const subject = prompt('What the picture shows.');

export const version1 = z.strictObject({
  prompt: subject,
  ...seedreamConfigVersion1,
});

/** What the provider takes today. */
export const version2 = withRules(
  z.strictObject({
    prompt: subject,
    seed: nullableSeed,
    aspect_ratio: aspectRatio(
      ['1:1', '3:4', '4:3', '16:9', '9:16', '2:3', '3:2', '21:9', 'custom'],
      '16:9',
      'Shape of the picture, width to height. custom takes width and height as they are set.',
    ),
    size: z.enum(['small', 'regular', 'big']).default('regular').meta({
      title: 'Size',
      description:
        'small: the shorter side has 512 px. regular: 1 megapixel. big: the longer side has 2048 px. Does not count with a custom shape.',
    }),
    width: side('Width', 512, 2048, 'aspect ratio custom'),
    height: side('Height', 512, 2048, 'aspect ratio custom'),
    guidance_scale: z.number().min(1).max(10).default(2.5).meta({
      title: 'Guidance scale',
      description: 'How closely the picture follows the prompt: higher is more literal.',
    }),
  }),
  sizesOnlyWithCustom('aspect_ratio'),
);
