import { defineModel } from '../../model';
import { inputBuilder } from './build-input';
import { version1, version2 } from './parameters';

export const fluxKontextMax = defineModel({
  id: 'black-forest-labs/flux-kontext-max',
  slug: 'flux-kontext-max',
  name: 'Flux Kontext Max',
  description:
    'The larger Flux Kontext: edits a picture by a written instruction, or draws one; slower and dearer than Pro.',
  provider: 'replicate',
  inputBuilder,
  versions: [
    { version: 1, parameters: version1 },
    { version: 2, parameters: version2 },
  ],
});
