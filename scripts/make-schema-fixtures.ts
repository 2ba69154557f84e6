/** Makes the schemas of e2e/fixtures/schemas from the corpus: `npm run make-schema-fixtures`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CHOSEN } from './fixtures/chosen';
import { makeSchemas } from './fixtures/make-schemas';
import { root } from './launcher/environment.mjs';
import { live } from './launcher/lifetime.mjs';
import { corpusFolder } from './test/corpus.mjs';

await live(async () => {
  const folder = join(root, 'e2e/fixtures/schemas');
  const files = await makeSchemas(corpusFolder());
  for (const collection of Object.keys(CHOSEN))
    await rm(join(folder, collection), { recursive: true, force: true });
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  console.log(`modelboard: ${files.length} schemas in e2e/fixtures/schemas`);
});
