/** Makes lib/sdk/built-in-models.ts from the registry: `npm run generate:sdk`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './launcher/environment.mjs';
import { live } from './launcher/lifetime.mjs';
import { BUILT_IN_MODELS_FILE, builtInModelsSource } from './sdk/built-in-models';
import { formatted } from './sdk/format';

await live(async () => {
  await writeFile(join(root, BUILT_IN_MODELS_FILE), formatted(builtInModelsSource(), BUILT_IN_MODELS_FILE));
  console.log(`modelboard: ${BUILT_IN_MODELS_FILE} is made from the registry`);
});
