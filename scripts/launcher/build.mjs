import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { runStep } from './step.mjs';

/** The folders that a build reads, beside the files at the top. */
const sourceFolders = ['app', 'components', 'drizzle', 'lib', 'public'];

/**
 * Builds the product for production, unless the present build was made from these very sources.
 * @param {object} options
 * @param {string} options.root
 * @param {AbortSignal} options.stopping
 * @param {(line: string) => void} options.log
 * @throws {Failure} after showing what the build said
 */
export async function buildProduct({ root, stopping, log }) {
  const stamp = join(root, '.next/modelboard-build');
  const wanted = sourceFingerprint(root);
  if (existsSync(join(root, '.next/BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return;
  const { succeeded, output } = await runStep({
    doing: 'building',
    command: [process.execPath, join(root, 'node_modules/next/dist/bin/next'), 'build'],
    directory: root,
    environment: { ...process.env, NODE_ENV: 'production' },
    stopping,
    log,
  });
  if (succeeded) return writeFileSync(stamp, wanted);
  console.error(output.trimEnd());
  throw new Failure(
    'the build failed, as shown above. Mend the sources, or go back to a released version, and start again.',
  );
}

/**
 * A hash over everything that a build depends on: sources without their tests, packages, settings, Node's major version.
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  const settings = readdirSync(root).filter(
    (name) => /^\.env|^[^.].*\.(json|[cm]?[jt]s|css)$/.test(name) && name !== 'next-env.d.ts',
  );
  const files = [...settings, ...sourceFolders.flatMap((folder) => filesBelow(root, folder))].sort();
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths from the root
 */
function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() && !/\.(test|spec)\.[cm]?[jt]sx?$|\.md$/.test(entry.name) ? [path] : [];
  });
}
