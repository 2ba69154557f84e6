import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '@/lib/config-schema';

// In the document of a test, URL is the document's own class, which Node takes for no file.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/schemas');

/** The schemas of `e2e/fixtures/schemas`: the name is the path in that folder, without its ending. */
export function schemaFixtures(): { name: string; source: JsonObject }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.replace(/\.json$/, ''), source: read(file) }));
}

function read(file: string): JsonObject {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonObject;
}
