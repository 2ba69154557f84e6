import { examples } from './examples.mjs';
import { root, runTool } from './run-tool.mjs';
import { sourceFiles } from './source-files.mjs';

const output = ({ stdout, stderr }) => `${stdout}${stderr}`.trim();

/** Format and lint, by Biome. Fails, too, when Biome looked at fewer files than there are. */
export async function checkFormatAndLint() {
  const [files, result] = await Promise.all([
    sourceFiles(),
    runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
  ]);
  const looked = Number(/Checked (\d+) files?/.exec(output(result))?.[1] ?? 0);
  const problems = result.ok ? [] : [output(result)];
  if (looked < files.length) problems.push(`Biome looked at ${looked} files, and there are ${files.length}.`);
  return { looked: `${looked} files`, problems };
}

/**
 * Types, by the TypeScript compiler: the product, with the declarations that Next generates for routes and styles,
 * each example by its own settings, and plain JavaScript by its JSDoc.
 */
export async function checkTypes() {
  const [files, generated, folders] = await Promise.all([
    sourceFiles(),
    runTool('next/dist/bin/next', ['typegen']),
    examples(),
  ]);
  if (!generated.ok) return { looked: '0 files', problems: [output(generated)] };
  const compiled = new Set();
  const problems = [];
  for (const project of ['.', 'tsconfig.javascript.json', ...folders]) {
    const result = await runTool('typescript/bin/tsc', ['--noEmit', '--listFiles', '-p', project]);
    const lines = result.stdout.split('\n');
    for (const line of lines) if (line.startsWith('/')) compiled.add(line);
    const complaints = lines.filter((line) => !line.startsWith('/'));
    if (!result.ok) problems.push(complaints.join('\n').trim());
  }
  for (const file of files) if (!compiled.has(root + file)) problems.push(`not compiled: ${file}`);
  return { looked: `${files.length} files`, problems };
}

/** Files, exports and packages that nothing uses, by knip. */
export async function checkDeadCode() {
  const result = await runTool('knip/bin/knip.js', ['--no-progress', '--treat-config-hints-as-errors']);
  return { looked: 'files, exports and packages', problems: result.ok ? [] : [output(result)] };
}
