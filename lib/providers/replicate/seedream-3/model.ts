import { defineModel } from '../../model';
import { inputBuilder } from './build-input';
import { version1, version2 } from './parameters';

export const seedream3 = defineModel({
  id: 'bytedance/seedream-3',
  slug: 'seedream-3',
  name: 'Seedream 3',
  description: 'Draws a picture from a prompt. Takes no input image.',
  provider: 'replicate',
  inputBuilder,
  versions: [
    { version: 1, parameters: version1 },
    { version: 2, parameters: version2 },
  ],
});
