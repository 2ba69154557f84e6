import { defineModel } from '../../model';
import { inputBuilder } from './build-input';
import { version1, version2 } from './parameters';

export const fluxKontextPro = defineModel({
  id: 'black-forest-labs/flux-kontext-pro',
  slug: 'flux-kontext-pro',
  name: 'Flux Kontext Pro',
  description: 'Edits a picture by a written instruction, or draws one from the prompt alone.',
  provider: 'replicate',
  inputBuilder,
  versions: [
    { version: 1, parameters: version1 },
    { version: 2, parameters: version2 },
  ],
});
