import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { allowed, refused } from './fixtures/imports.mjs';
import { root, runTool } from './run-tool.mjs';
import { sourceFiles } from './source-files.mjs';

const configuration = join(root, 'scripts/check/boundaries.cjs');

/** @returns {Promise<{ modules: { source: string }[], summary: { violations: { from: string, to: string, rule: { name: string } }[] } }>} */
async function cruise(paths, directory = root) {
  const parameters = ['--config', configuration, '--output-type', 'json', ...paths];
  const { stdout, stderr } = await runTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    parameters,
    directory,
  );
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`dependency-cruiser gave no result: ${stderr || stdout}`);
  }
}

/** Writes files that import one another, as `[from, to, kind]` says, and cruises them. */
async function cruiseImports(imports) {
  const directory = await mkdtemp(join(tmpdir(), 'modelboard-boundaries-'));
  try {
    const lines = new Map();
    for (const [from, to, kind] of imports) {
      const isOurs = to.includes('/') && !to.startsWith('.');
      const target = isOurs ? `@/${to.replace(/\.tsx?$/, '')}` : to;
      const imported = kind === 'type' ? `import type { x } from '${target}';` : `import '${target}';`;
      lines.set(from, [...(lines.get(from) ?? []), imported]);
      if (isOurs && !lines.has(to)) lines.set(to, []);
    }
    for (const [file, content] of lines) {
      await mkdir(join(directory, dirname(file)), { recursive: true });
      await writeFile(join(directory, file), `${content.join('\n')}\nexport type x = 1;\n`);
    }
    await writeFile(
      join(directory, 'tsconfig.json'),
      '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    );
    return (await cruise(['.'], directory)).summary.violations;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const sentence = ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`;

/** Rules that no longer catch what they are for, and rules that catch too much. */
async function brokenRules() {
  const { forbidden } = createRequire(import.meta.url)(configuration);
  const [caught, wrong] = await Promise.all([
    cruiseImports(Object.values(refused).flat()),
    cruiseImports(allowed),
  ]);
  const found = new Set(caught.map(sentence));
  return [
    ...forbidden.filter(({ name }) => !refused[name]).map(({ name }) => `${name}: has no fixture`),
    ...Object.entries(refused)
      .flatMap(([name, imports]) => imports.map(([from, to]) => sentence({ rule: { name }, from, to })))
      .filter((expected) => !found.has(expected))
      .map((expected) => `not found: ${expected}`),
    ...wrong.map((violation) => `wrongly refused: ${sentence(violation)}`),
  ];
}

/**
 * Checks who imports whom. Fails, too, when a source file was not looked at or a rule misses its fixture.
 *
 * @returns {Promise<{ looked: string, problems: string[] }>}
 */
export async function checkBoundaries() {
  const files = await sourceFiles();
  const [{ modules, summary }, broken] = await Promise.all([cruise(files), brokenRules()]);
  const cruised = new Set(modules.map(({ source }) => source));
  const { forbidden } = createRequire(import.meta.url)(configuration);
  const why = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return {
    looked: `${files.length} modules, ${forbidden.length} rules`,
    problems: [
      ...summary.violations.map((violation) => `${sentence(violation)}. ${why.get(violation.rule.name)}`),
      ...files.filter((file) => !cruised.has(file)).map((file) => `not cruised: ${file}`),
      ...broken,
    ],
  };
}
