import { z } from 'zod';
import { prompt } from '../shared/common';
import { seedreamConfigVersion1 } from '../shared/seedream';

export const version1 = z.strictObject({
  prompt: prompt('What the picture shows.'),
  ...seedreamConfigVersion1,
});
