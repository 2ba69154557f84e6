import { z } from 'zod';
import { prompt } from '../shared/common';
import { seedreamConfigVersion1 } from '../shared/seedream';
import { uri } from '../shared/uri';

export const version1 = z.strictObject({
  prompt: prompt('What the picture shows, or what to change in the input images.'),
  image_input: z.array(uri).optional().meta({
    title: 'Input images',
    description:
      'Addresses of the pictures to work from. Without any, the model draws from the prompt alone.',
    'x-role': 'input',
  }),
  ...seedreamConfigVersion1,
});
