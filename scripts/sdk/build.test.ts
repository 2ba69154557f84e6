import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, TOKEN, WireServer } from '@/lib/sdk/fixtures/wire-server';
import { runTool } from '../check/run-tool.mjs';
import { buildSdk } from './build.mjs';

/** A project that has installed the package, and nothing else. */
let project: string;
let sizes: Awaited<ReturnType<typeof buildSdk>>;

const installed = (path = '') => join(project, 'node_modules/modelboard-sdk', path);

const run = promisify(execFile);

/** Packs it as it is published, and installs that, as its users do. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'modelboard-sdk-'));
  const built = join(project, 'built');
  sizes = await buildSdk(built);
  const cwd = { cwd: project };
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project, built], cwd);
  const [{ filename }] = JSON.parse(stdout);
  await rm(built, { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], cwd);
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

function importsOf(code: string): (string | undefined)[] {
  return [...code.matchAll(/(?:from|import|require)\s*\(?["']([^"']+)["']/g)].map(([, name]) => name);
}

describe('the package', () => {
  it('is under 8 KB after gzip', () => {
    expect(sizes.gzipBytes).toBeLessThan(8 * 1024);
  });

  it('imports nothing but modules of Node', async () => {
    const code = await readFile(installed('index.js'), 'utf8');
    const imports = importsOf(code);
    expect(imports).toContain('node:http');
    expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(code).not.toMatch(/require\(|zod/);
  });

  it('has types that stand alone', async () => {
    const files = (await readdir(installed(), { recursive: true })).filter((name) => name.endsWith('.d.ts'));
    expect(files).toContain('index.d.ts');
    for (const file of files) {
      const text = await readFile(installed(file), 'utf8');
      const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
      expect(imports.filter((name) => !/^\.\/.+\.js$/.test(name))).toEqual([]);
    }
  });

  it('needs nothing of Node in its edge entry', async () => {
    for (const file of ['edge.js', 'edge.cjs']) {
      const code = await readFile(installed(file), 'utf8');
      expect(importsOf(code)).toEqual([]);
      expect(code).not.toMatch(/\bprocess\b|\bBuffer\b/);
    }
  });

  it.each([
    ['a browser', 'modelboard-sdk', ['browser']],
    ['Cloudflare', 'modelboard-sdk', ['workerd']],
    ['an edge runtime', 'modelboard-sdk', ['edge-light']],
    ['a bundler that is told nothing', 'modelboard-sdk/edge', []],
  ])('is bundled for %s without a module of Node', async (_, name, conditions) => {
    const contents = `import { createModelboard } from '${name}'; createModelboard({});`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: project },
      ...{ bundle: true, write: false, format: 'esm', platform: 'neutral', conditions, logLevel: 'silent' },
    });
    const code = outputFiles[0]?.text ?? '';
    expect(code).toContain('qwen/qwen-image-edit');
    expect(code).not.toMatch(/["']node:/);
    expect(importsOf(code)).toEqual([]);
  });
});

/** What a worker writes. Each `@ts-expect-error` is a mistake that must not compile. */
const CONSUMER = `
import { createModelboard, type AnyAnswer, type BuiltInConfig, type RuntimeSnapshot } from 'modelboard-sdk';

const modelboard = createModelboard<{ 'acme/painter': { steps: number } }>({ url: 'https://m.example', token: () => 'mb_x' });

const flux = modelboard.config('flux-kontext-pro');
if (flux) {
  const id: 'black-forest-labs/flux-kontext-pro' = flux.modelId;
  const tolerance: number = flux.config.safety_tolerance;
  const seed: number | null | undefined = flux.config.seed;
  if (flux.version === 1) {
    const outputs: number = flux.config.num_outputs;
    const format: 'webp' | 'png' | 'jpg' = flux.config.output_format;
  }
  // @ts-expect-error version 2 has no such parameter
  if (flux.version === 2) flux.config.num_outputs;
  // @ts-expect-error there is no such version
  if (flux.version === 3) throw flux;
  // @ts-expect-error a typo in a parameter
  flux.config.safety_tolerence;
  // @ts-expect-error what others read, too, cannot be changed
  flux.config.safety_tolerance = 6;
  // @ts-expect-error it is a number
  const text: string = flux.config.safety_tolerance;
}
// @ts-expect-error a typo in an id
modelboard.config('black-forest-labs/flux-kontext-por');
// @ts-expect-error a typo in a slug
modelboard.config('qwenn');
// @ts-expect-error there may be nothing yet
modelboard.config('qwen').config;

const steps: number | undefined = modelboard.config('acme/painter')?.config.steps;
declare const named: string;
const any: AnyAnswer | undefined = modelboard.config(named);

const active = modelboard.current();
if (active?.kind === 'built_in' && active.modelId === 'qwen/qwen-image-edit') {
  const fast: boolean = active.config.go_fast;
  // @ts-expect-error Qwen has no such parameter
  active.config.safety_tolerance;
}
// @ts-expect-error which model it is has not been asked
active?.config.go_fast;
// @ts-expect-error there is no such model
if (active?.kind === 'built_in' && active.modelId === 'qwen/qwen-image-edti') throw active;

const complete: BuiltInConfig<'bytedance/seedream-3', 1> = {
  aspect_ratio: '1:1', num_inference_steps: 50, guidance_scale: 7.5, output_quality: 95,
};
// @ts-expect-error no source of that name
if (active?.source === 'cache') throw active;
declare const fallback: RuntimeSnapshot;
createModelboard({ fallback });
createModelboard({ fallback: 'defaults', logger: null, onAlarm: ({ code, message }) => void [code, message] });
// @ts-expect-error a typo in an option
createModelboard({ ulr: 'https://m.example' });
modelboard.onChange((snapshot, previous) => snapshot.revision > (previous?.revision ?? 0));
export const age: number | undefined = modelboard.snapshot()?.ageMs;
export const all = [complete, steps, any];
`;

/** Reads the active model, and ends without closing the client. */
const worker = (load: string) => `
${load}
const [, , url, token] = process.argv;
const modelboard = createModelboard({ url, token, logger: null });
modelboard.ready().then(() => {
  const { modelId, config, source } = modelboard.current();
  console.log(JSON.stringify({ modelId, config, source }));
});
`;

describe('a worker that has installed it', () => {
  it.each([
    ['nodenext', 'worker.mts'],
    ['nodenext', 'worker.cts'],
    ['bundler', 'worker.mts'],
  ])(
    'compiles with the resolution "%s" as %s, and a typo does not',
    async (resolution, file) => {
      await writeFile(join(project, file), CONSUMER);
      const { stdout, ok } = await runTool(
        'typescript/bin/tsc',
        [
          file,
          ...['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022'],
          // There are no types of others, and those of the package are checked, too.
          ...['--skipLibCheck', 'false'],
          ...['--module', resolution === 'bundler' ? 'esnext' : resolution, '--moduleResolution', resolution],
        ],
        project,
      );
      expect(stdout).toBe('');
      expect(ok).toBe(true);
    },
    120_000,
  );

  it.each([
    ['import', 'worker.mjs', "import { createModelboard } from 'modelboard-sdk';"],
    ['require', 'worker.cjs', "const { createModelboard } = require('modelboard-sdk');"],
  ])(
    'runs after %s, and its process ends by itself, with the stream open and without close',
    async (_, file, load) => {
      expect(await read(file, load)).toEqual({
        modelId: 'qwen/qwen-image-edit',
        config: { seed: 7 },
        source: 'poll',
      });
    },
  );

  it.each([
    ['import', 'edge.mjs', "import { createModelboard } from 'modelboard-sdk/edge';"],
    ['require', 'edge.cjs', "const { createModelboard } = require('modelboard-sdk/edge');"],
  ])('runs with fetch after %s of the edge entry', async (_, file, load) => {
    expect(await read(file, load)).toMatchObject({ modelId: 'qwen/qwen-image-edit', config: { seed: 7 } });
  });
});

/** What such a worker prints of a server whose snapshot has the seed 7. */
async function read(file: string, load: string): Promise<unknown> {
  const server = await new WireServer().start();
  try {
    server.snapshot = snapshotOf(7);
    const isEdge = file.startsWith('edge');
    // The sockets of fetch keep a process.
    await writeFile(
      join(project, file),
      worker(load) + (isEdge ? 'setTimeout(() => process.exit(), 3000);' : ''),
    );
    const { stdout } = await run(process.execPath, [file, server.url, TOKEN], { cwd: project });
    return JSON.parse(stdout);
  } finally {
    await server.stop();
  }
}
