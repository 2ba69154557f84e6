import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { root } from './run-tool.mjs';
import { repositoryFiles, sourceFiles } from './source-files.mjs';
import { proseOf } from './wording/prose.mjs';

const folders = /^(app|components|docs|drizzle|e2e|lib|scripts)\//;
const fileName = /^\w[\w.-]*\.(ts|tsx|mjs|cjs|css|sql|md|sh)$/;
/** A changelog names what was there, too. */
const isDocument = (/** @type {string} */ file) =>
  file.endsWith('.md') && !/(^|\/)fixtures\/|^CHANGELOG\.md$/.test(file);

/** `lib/providers/<provider>/*.ts` as a pattern over whole paths; a folder matches what lies in it. */
function patternOf(path) {
  const escaped = path
    .replace(/\/+$/, '')
    .replace(/<[^>]+>/g, '*')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, choices) => `(${choices.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*+/g, (stars) => ({ '*': '[^/]*', '**/': '(.*/)?' })[stars] ?? '.*');
  return new RegExp(`^${escaped}(/|$)`);
}

/** What the document names in backticks and links, without its fenced blocks. */
function namesIn(text) {
  const prose = text.replace(/^ *(```|~~~).*?^ *\1 *$/gms, '');
  const links = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)|<(?:img|source)[^>]+(?:src|srcset)="([^"]+)"/g)];
  return {
    links: links.map((match) => match[1] ?? match[2]).filter((link) => !/^[a-z]+:/.test(link)),
    quoted: [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]),
  };
}

/** @returns {string | null} what is wrong with one quoted name, null where it is no path or the path exists */
function wrongPath(name, folder, files) {
  const path = name.replace(/^@\//, '').replace(/:\d+$/, '');
  if (/\s/.test(path)) return null;
  const candidates = path.startsWith('.') ? [] : [path];
  if (/^\.\.?\//.test(path) || folders.test(path) || fileName.test(path)) {
    candidates.push(posix.join(folder, path));
  } else return null;
  if (fileName.test(path) && files.some((file) => file.endsWith(`/${path}`))) return null;
  const patterns = candidates.map(patternOf);
  return files.some((file) => patterns.some((pattern) => pattern.test(file)))
    ? null
    : `no such path: ${name}`;
}

/** `save.test.ts › refuses a stale revision` must be a title in that file; each further `›` is one more title. */
async function wrongTest(name, read) {
  const [file, ...titles] = name.split('›').map((part) => part.trim());
  const text = await read(file);
  if (text === null) return `no such test file: ${file}`;
  const plain = text.replace(/\\(['"`])/g, '$1');
  const missing = titles.filter(
    (title) => !["'", '"', '`'].some((quote) => plain.includes(quote + title + quote)),
  );
  return missing.length > 0 ? `no such test: ${file} › ${missing.join(' › ')}` : null;
}

/** Whether `npm run name` names a script of package.json. */
function wrongScript(name, scripts) {
  const script = /^npm (?:run )?([\w:-]+)/.exec(name)?.[1];
  if (!script || ['ci', 'i', 'install'].includes(script) || script in scripts) return null;
  return `no such npm script: ${script}`;
}

/**
 * Problems of one document.
 *
 * @param {{ document: string, text: string, files: string[], scripts: object, read: (file: string) => Promise<string | null> }} given
 * @returns {Promise<string[]>}
 */
export async function problemsOf({ document, text, files, scripts, read }) {
  const folder = posix.dirname(document);
  const { links, quoted } = namesIn(text);
  const problems = [];
  for (const link of links) {
    const path = posix.join(folder, decodeURI(link));
    if (!files.some((file) => patternOf(path).test(file))) problems.push(`broken link: ${link}`);
  }
  for (const name of quoted) {
    if (name.includes(' › ')) problems.push(await wrongTest(name, read));
    else if (name.startsWith('npm ')) problems.push(wrongScript(name, scripts));
    else problems.push(wrongPath(name, folder, files));
  }
  return problems.filter(Boolean).map((problem) => `${document}: ${problem}`);
}

/** A document that a reader of the repository cannot open. */
const elsewhere = /\bseeds? [2-5]\b|(?<![\w/.-])(api|architecture|product|style|wording)\.md\b/gi;

/**
 * Problems of the comments of one file: only what is surely a path counts, with a known folder and an ending.
 *
 * @param {{ file: string, source: string, files: string[] }} given
 * @returns {string[]}
 */
export function problemsOfComments({ file, source, files }) {
  return proseOf(file, source).rawComments.flatMap((comment) => {
    const paths =
      comment.match(/(?<![\w@/.~-])(?:app|components|docs|drizzle|e2e|lib|scripts)\/[\w()[\]./-]*\w/g) ?? [];
    const gone = paths
      .filter(
        (path) => /\.(ts|tsx|mjs|cjs|css|sql|md|json)$/.test(path) && wrongPath(path, '.', files) !== null,
      )
      .map((path) => `${file}: no such path in a comment: ${path}`);
    const cited = (comment.match(elsewhere) ?? []).map(
      (name) => `${file}: a comment cites a document that is not in the repository: ${name}`,
    );
    return [...gone, ...cited];
  });
}

/** Every path, test name and npm script that the documents mention exists, and every path in a comment. */
export async function checkDocumentPaths() {
  const files = await repositoryFiles();
  const read = async (file) => (existsSync(root + file) ? readFile(root + file, 'utf8') : null);
  const { scripts } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const documents = files.filter(isDocument);
  const problems = await Promise.all(
    documents.map(async (document) =>
      problemsOf({ document, text: (await read(document)) ?? '', files, scripts: scripts ?? {}, read }),
    ),
  );
  const sources = (await sourceFiles()).filter((file) => !/(^|\/)fixtures\//.test(file));
  const commented = await Promise.all(
    sources.map(async (file) => problemsOfComments({ file, source: (await read(file)) ?? '', files })),
  );
  if (!documents.includes('README.md')) problems.push(['README.md: is missing']);
  return {
    looked: `${documents.length} documents, comments of ${sources.length} files`,
    problems: [...problems, ...commented].flat(),
  };
}
