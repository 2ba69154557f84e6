import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { root } from './run-tool.mjs';

const skipped = new Set(['node_modules', '.git', '.next', 'dist', 'test-results', 'playwright-report']);

/**
 * Every file of the repository that people write, relative to it with `/`, sorted.
 * Walks the folders instead of asking git: the checks also run in a copy without history.
 *
 * @returns {Promise<string[]>}
 */
export async function repositoryFiles() {
  const found = [];
  async function walk(folder) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name) || entry.name.startsWith('.data')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  }
  await walk(root);
  return found.sort();
}

/**
 * The code among them, without generated declarations.
 *
 * @param {RegExp} [extension]
 */
export async function sourceFiles(extension = /\.(ts|tsx|mjs|cjs)$/) {
  return (await repositoryFiles()).filter((file) => extension.test(file) && file !== 'next-env.d.ts');
}
