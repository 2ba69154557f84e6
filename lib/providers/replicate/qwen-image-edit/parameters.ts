import { z } from 'zod';
import {
  aspectRatio,
  nullableSeed,
  outputFormat,
  outputQuality,
  outputQualityFromZero,
  prompt,
  seed,
} from '../shared/common';
import { uri } from '../shared/uri';

const image = uri.meta({
  title: 'Image',
  description: 'Address of the picture to edit.',
  'x-role': 'input',
});

const fastMode = z.boolean().default(true).meta({
  title: 'Fast mode',
  description: 'Turns on shortcuts that give the result sooner and may cost some detail.',
});

export const version1 = z.strictObject({
  prompt: prompt('What to change in the image.'),
  image,
  go_fast: fastMode,
  aspect_ratio: aspectRatio(
    ['1:1', '16:9', '4:3', 'match_input_image'],
    'match_input_image',
    'Shape of the picture. match_input_image keeps the shape of the input image.',
  ),
  output_format: outputFormat('webp'),
  output_quality: outputQuality(80),
  seed,
});

/** What the provider takes today. */
export const version2 = z.strictObject({
  prompt: prompt('What to change in the image.'),
  image,
  aspect_ratio: aspectRatio(
    ['1:1', '16:9', '9:16', '4:3', '3:4', 'match_input_image'],
    'match_input_image',
    'Shape of the picture. match_input_image keeps the shape of the input image.',
  ),
  go_fast: fastMode,
  seed: nullableSeed,
  output_format: outputFormat('webp'),
  output_quality: outputQualityFromZero(95),
  disable_safety_checker: z.boolean().default(false).meta({
    title: 'No safety check',
    description: 'Turns off the check of the pictures that come back.',
  }),
});
