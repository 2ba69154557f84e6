import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runTool } from '../check/run-tool.mjs';
import { root } from '../launcher/environment.mjs';

const source = join(root, 'lib/sdk');

/** The same client twice: for Node, and for browsers and edge runtimes, which have only `fetch`. */
const entries = /** @type {const} */ (['index', 'edge']);

/** Properties that callers never see: durations, and those that parts of the client pass to each other. */
const own =
  /Ms$|^(hasNewToken|isLongBehind|onMoved|onEvent|isAlive|openWire|openCache|isStreaming|isServerStale|onOutcome|confirmedAt|identify|announce|arrive|transport|address|keeps|publish|judge|soon|begin|confirm|reach|idle|load)$/;

/** The endings of a module and of its types. */
const formats = /** @type {const} */ ([
  { format: 'esm', code: 'js', types: 'd.ts' },
  { format: 'cjs', code: 'cjs', types: 'd.cts' },
]);

/**
 * Makes the SDK a package of its own without dependencies: each entry as an ES module and as CommonJS, with types.
 *
 * @param {string} folder emptied first
 * @returns {Promise<{ bytes: number, gzipBytes: number }>} of the largest module
 */
export async function buildSdk(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [modules] = await Promise.all([bundles(), writeTypes(folder)]);
  for (const [name, code] of modules) await writeFile(join(folder, name), code);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), await readFile(join(source, 'README.md')));
  const sizes = modules.map(([, code]) => ({
    bytes: code.length,
    gzipBytes: gzipSync(code, { level: 9 }).length,
  }));
  return sizes.reduce((largest, size) => (size.gzipBytes > largest.gzipBytes ? size : largest));
}

function bundles() {
  const wanted = entries.flatMap((entry) => formats.map((format) => ({ entry, ...format })));
  return Promise.all(
    wanted.map(
      async ({ entry, format, code }) =>
        /** @type {const} */ ([`${entry}.${code}`, await bundle(entry, format)]),
    ),
  );
}

/**
 * @param {typeof entries[number]} entry
 * @param {'esm' | 'cjs'} format
 * @returns {Promise<string>}
 */
async function bundle(entry, format) {
  const { build } = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(source, `${entry}.ts`)],
    write: false,
    bundle: true,
    minify: true,
    // A module of Node in the edge entry is an error of this build.
    platform: entry === 'edge' ? 'browser' : 'node',
    format: 'esm',
    target: entry === 'edge' ? 'es2022' : 'node20',
    legalComments: 'none',
    // Names private to the module; callers use the three below.
    mangleProps: own,
    mangleQuoted: true,
    reserveProps: /^(ageMs|maxStalenessMs|timeoutMs)$/,
    logLevel: 'error',
  });
  return format === 'esm' ? outputFiles[0].text : toCommonJs(outputFiles[0].text);
}

/**
 * The same module as CommonJS. It has named imports and one export, so nothing of what esbuild adds for others is needed.
 * @param {string} code
 */
function toCommonJs(code) {
  const lines = code
    .replace(/\bimport\{([^}]*)\}from("node:[^"]+");/g, (_, names, from) => {
      return `const{${names.replaceAll(' as ', ':')}}=require(${from});`;
    })
    .replace(/\bexport\{(\w+) as (\w+)\};/, (_, local, name) => `exports.${name}=${local};`);
  if (/\b(import|export)\s*[{*"]/.test(lines))
    throw new Error('The SDK has an import or export of another form.');
  return `"use strict";${lines}`;
}

/** Writes the declarations that the entries reach, and no others, once for each kind of module. */
async function writeTypes(folder) {
  const all = join(folder, 'all-types');
  const { ok, stdout } = await runTool('typescript/bin/tsc', [
    ...entries.map((entry) => join(source, `${entry}.ts`)),
    ...['--declaration', '--emitDeclarationOnly', '--outDir', all, '--rootDir', source],
    ...[
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom,dom.iterable',
    ],
    ...['--types', 'node', '--strict', '--skipLibCheck'],
  ]);
  if (!ok) throw new Error(`The types of the SDK cannot be made:\n${stdout}`);
  /** @type {string[]} */
  const waiting = [...entries];
  for (const name of waiting) {
    const text = await readFile(join(all, `${name}.d.ts`), 'utf8');
    for (const [, found = ''] of text.matchAll(/from '\.\/([\w-]+)'/g))
      if (!waiting.includes(found)) waiting.push(found);
    const isEntry = entries.some((entry) => entry === name);
    for (const { code: module, types } of formats) {
      const target = join(folder, isEntry ? `${name}.${types}` : `types/${name}.${types}`);
      await mkdir(dirname(target), { recursive: true });
      // Node's own resolution wants the ending.
      const prefix = isEntry ? './types/' : './';
      await writeFile(target, text.replace(/from '\.\/([\w-]+)'/g, `from '${prefix}$1.${module}'`));
    }
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
    // For tools that do not read `exports`.
    main: './index.cjs',
    types: './index.d.cts',
    exports: {
      '.': {
        // What bundlers for edge runtimes and browsers ask for, before what all ask for.
        'edge-light': conditions('edge'),
        workerd: conditions('edge'),
        worker: conditions('edge'),
        browser: conditions('edge'),
        ...conditions('index'),
      },
      './edge': conditions('edge'),
    },
    sideEffects: false,
    engines,
  };
}

/** @param {typeof entries[number]} entry */
function conditions(entry) {
  return {
    import: { types: `./${entry}.d.ts`, default: `./${entry}.js` },
    require: { types: `./${entry}.d.cts`, default: `./${entry}.cjs` },
  };
}
