/** Prints how much code the product is, without tests, fixtures, e2e and settings of tools: `npm run measure`. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './check/run-tool.mjs';
import { repositoryFiles } from './check/source-files.mjs';

// `import` would search the compiler's 9 MB for the names of exports first.
/** @type {typeof import('typescript')} */
const ts = createRequire(import.meta.url)('typescript');

const code = /\.(ts|tsx|mjs|cjs)$/;
const isProduct = (/** @type {string} */ file) =>
  /\.(ts|tsx|mjs|cjs|css|sql)$/.test(file) &&
  !/\.(test|spec)\.tsx?$|(^|\/)(fixtures|testing)\/|^e2e\/|\.config\.ts$|^next-env/.test(file);

/** The lines that import or re-export something, and the files of `known` that these name. */
function importsOf(
  /** @type {string} */ file,
  /** @type {string} */ source,
  /** @type {Set<string>} */ known,
) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  let lines = 0;
  /** @type {Set<string>} */
  const targets = new Set();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const from = statement.moduleSpecifier;
    if (!from || !ts.isStringLiteral(from)) continue;
    const lineOf = (/** @type {number} */ position) => tree.getLineAndCharacterOfPosition(position).line;
    lines += lineOf(statement.end) - lineOf(statement.getStart(tree)) + 1;
    const path = from.text.startsWith('@/')
      ? from.text.slice(2)
      : from.text.startsWith('.')
        ? posix.join(dirname(file), from.text)
        : null;
    const found = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
      .map((ending) => path + ending)
      .find((candidate) => known.has(candidate));
    if (path && found) targets.add(found);
  }
  return { lines, targets };
}

/**
 * @param {{ file: string, source: string }[]} files of the product
 * @returns {{ files: number, lines: number, median: number, p90: number, largest: { file: string, lines: number },
 *   belowTwentyFive: number, oneImporterBeside: number, importLines: number }} the last three are shares from 0 to 1:
 *   of all files, of the files of code that have exactly one importer and that in the same folder, and of all lines
 */
export function measure(files) {
  const sized = files
    .map(({ file, source }) => ({ file, lines: source.split('\n').length - (source.endsWith('\n') ? 1 : 0) }))
    .sort((a, b) => a.lines - b.lines);
  const known = new Set(files.map(({ file }) => file));
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  let importLines = 0;
  const codeFiles = files.filter(({ file }) => code.test(file));
  for (const { file, source } of codeFiles) {
    const { lines: own, targets } = importsOf(file, source, known);
    importLines += own;
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file]);
  }
  const lines = sized.reduce((sum, entry) => sum + entry.lines, 0);
  const at = (/** @type {number} */ share) =>
    sized[Math.min(sized.length - 1, Math.floor(sized.length * share))] ?? { file: '', lines: 0 };
  const beside = codeFiles.filter(({ file }) => {
    const own = importers.get(file) ?? [];
    return own.length === 1 && dirname(own[0] ?? '') === dirname(file);
  });
  return {
    files: files.length,
    lines,
    median: at(0.5).lines,
    p90: at(0.9).lines,
    largest: at(1),
    belowTwentyFive: sized.filter((entry) => entry.lines < 25).length / sized.length,
    oneImporterBeside: beside.length / codeFiles.length,
    importLines: importLines / lines,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = (await repositoryFiles()).filter(isProduct);
  const files = names.map(async (file) => ({ file, source: await readFile(join(root, file), 'utf8') }));
  const figures = measure(await Promise.all(files));
  const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)} %`;
  console.log(`product lines                          ${figures.lines}`);
  console.log(`product files                          ${figures.files}`);
  console.log(`lines of a file: median                ${figures.median}`);
  console.log(`lines of a file: p90                   ${figures.p90}`);
  console.log(`largest file                           ${figures.largest.lines}  ${figures.largest.file}`);
  console.log(`files below 25 lines                   ${percent(figures.belowTwentyFive)}`);
  console.log(`one importer, in the same folder       ${percent(figures.oneImporterBeside)}`);
  console.log(`lines of imports                       ${percent(figures.importLines)}`);
}
