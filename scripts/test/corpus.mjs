import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../launcher/failure.mjs';

// Not `new URL(…)`: tests in a document call this too, and URL is the document's own class there.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** What a corpus holds: other people's schemas, form samples, the JSON Schema test suite, and what Replicate says of its API. */
const FOLDERS = ['schemas', 'form-samples', 'json-schema-test-suite', 'replicate'];

/**
 * The folder of the corpus: `MODELBOARD_CORPUS`, else `../shared` beside the checkout.
 *
 * @returns {string} its absolute path
 * @throws {Failure} if it is not there, saying what to set
 */
export function corpusFolder() {
  const folder = resolve(root, process.env.MODELBOARD_CORPUS || '../shared');
  const missing = FOLDERS.filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) return folder;
  throw new Failure(
    `no corpus in ${folder}: set MODELBOARD_CORPUS to the folder that holds ${FOLDERS.map((name) => `${name}/`).join(', ')}.`,
  );
}
