import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runTool } from '../check/run-tool.mjs';
import { root } from '../launcher/environment.mjs';

const source = join(root, 'lib/sdk');

/**
 * Makes the SDK a package of its own: one ES module without dependencies, and its types.
 *
 * @param {string} folder emptied first
 * @returns {Promise<{ bytes: number, gzipBytes: number }>} of the module
 */
export async function buildSdk(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [code] = await Promise.all([bundle(), writeTypes(folder)]);
  await writeFile(join(folder, 'index.js'), code);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), await readFile(join(source, 'README.md')));
  return { bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length };
}

/** @returns {Promise<Uint8Array>} */
async function bundle() {
  const { build } = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(source, 'index.ts')],
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    // Durations are the module's own; these three are what callers read or give.
    mangleProps: /Ms$/,
    mangleQuoted: true,
    reserveProps: /^(ageMs|maxStalenessMs|timeoutMs)$/,
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** Writes the declarations that the entry reaches, and no others. */
async function writeTypes(folder) {
  const all = join(folder, 'all-types');
  const { ok, stdout } = await runTool('typescript/bin/tsc', [
    join(source, 'index.ts'),
    ...['--declaration', '--emitDeclarationOnly', '--outDir', all, '--rootDir', source],
    ...['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022', '--lib', 'es2023'],
    ...['--types', 'node', '--strict', '--skipLibCheck'],
  ]);
  if (!ok) throw new Error(`The types of the SDK cannot be made:\n${stdout}`);
  const waiting = ['index'];
  for (const name of waiting) {
    const text = await readFile(join(all, `${name}.d.ts`), 'utf8');
    for (const [, found = ''] of text.matchAll(/from '\.\/([\w-]+)'/g))
      if (!waiting.includes(found)) waiting.push(found);
    // Node's own resolution wants the ending.
    const target = join(folder, name === 'index' ? 'index.d.ts' : `types/${name}.d.ts`);
    await mkdir(dirname(target), { recursive: true });
    const prefix = name === 'index' ? './types/' : './';
    await writeFile(target, text.replace(/from '\.\/([\w-]+)'/g, `from '${prefix}$1.js'`));
  }
  await rm(all, { recursive: true });
}

async function manifest() {
  const { version, engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return {
    name: 'modelboard-sdk',
    version,
    description: "A worker's client of Modelboard: the active model and every config, in memory and current.",
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    sideEffects: false,
    engines,
  };
}
