import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from '../../launcher/environment.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** The product's own React for all, so that all are compared on the same. */
const shared = ['react', 'react-dom'];

/**
 * What a browser loads of one form, and how large that is, in bytes after gzip.
 * @typedef {{ files: Map<string, Uint8Array>, script: number, style: number }} Bundle
 */

/**
 * Bundles a page as a production build does. Parts that load later are counted too.
 * @param {string} page file in `pages/`
 * @returns {Promise<Bundle>}
 */
export async function bundle(page) {
  return collect({ entryPoints: { page: `${folder}pages/${page}` } });
}

/** What React alone weighs, which every bundle contains. */
export async function bundleReact() {
  const contents = "export { createRoot } from 'react-dom/client'; export * from 'react';";
  return collect({ stdin: { contents, resolveDir: root } });
}

/**
 * @param {import('esbuild').BuildOptions} entry
 * @returns {Promise<Bundle>}
 */
async function collect(entry) {
  const { build } = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = await build({
    ...entry,
    absWorkingDir: root,
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      '@': root.replace(/\/$/, ''),
      ...Object.fromEntries(shared.map((name) => [name, `${root}/node_modules/${name}`])),
    },
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map((file) => [file.path, file.contents]));
  const weigh = (/** @type {string} */ ending) =>
    [...files].reduce((sum, [path, contents]) => {
      return path.endsWith(ending) ? sum + gzipSync(contents, { level: 9 }).length : sum;
    }, 0);
  return { files, script: weigh('.js'), style: weigh('.css') };
}
