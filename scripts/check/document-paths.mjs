import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { root } from './run-tool.mjs';
import { repositoryFiles } from './source-files.mjs';

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

/** `lib/a.test.ts › refuses a stale revision` must be a title in that file; each further `›` is one more title. */
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

/** Every path, test name and npm script that the documents mention exists. */
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
  if (!documents.includes('README.md')) problems.push(['README.md: is missing']);
  return { looked: `${documents.length} documents`, problems: problems.flat() };
}
