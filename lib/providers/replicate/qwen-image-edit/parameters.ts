import { z } from 'zod';
import { aspectRatio, outputFormat, outputQuality, prompt, seed } from '../shared/common';
import { uri } from '../shared/uri';

export const version1 = z.strictObject({
  prompt: prompt('What to change in the image.'),
  image: uri.meta({ title: 'Image', description: 'Address of the picture to edit.', 'x-role': 'input' }),
  go_fast: z.boolean().default(true).meta({
    title: 'Fast mode',
    description: 'Turns on shortcuts that give the result sooner and may cost some detail.',
  }),
  aspect_ratio: aspectRatio(
    ['1:1', '16:9', '4:3', 'match_input_image'],
    'match_input_image',
    'Shape of the picture. match_input_image keeps the shape of the input image.',
  ),
  output_format: outputFormat('webp'),
  output_quality: outputQuality(80),
  seed,
});
