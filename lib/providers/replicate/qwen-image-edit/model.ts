import { defineModel } from '../../model';
import { inputBuilder } from './build-input';
import { version1, version2 } from './parameters';

export const qwenImageEdit = defineModel({
  id: 'qwen/qwen-image-edit',
  slug: 'qwen',
  name: 'Qwen Image Edit',
  description: 'Edits one picture by a written instruction.',
  provider: 'replicate',
  inputBuilder,
  versions: [
    { version: 1, parameters: version1 },
    { version: 2, parameters: version2 },
  ],
});
