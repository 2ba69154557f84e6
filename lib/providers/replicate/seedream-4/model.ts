import { defineModel } from '../../model';
import { inputBuilder } from './build-input';
import { version1, version2 } from './parameters';

export const seedream4 = defineModel({
  id: 'bytedance/seedream-4',
  slug: 'seedream-4',
  name: 'Seedream 4',
  description: 'Draws a picture from a prompt, or edits several by one instruction.',
  provider: 'replicate',
  inputBuilder,
  versions: [
    { version: 1, parameters: version1 },
    { version: 2, parameters: version2 },
  ],
});
