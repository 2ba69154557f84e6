import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { checkCommitSubjects } from './commit-subjects.mjs';
import { caught, caughtPhrases, letThrough, passedPhrases } from './fixtures/wording.mjs';
import { root } from './run-tool.mjs';
import { repositoryFiles } from './source-files.mjs';
import { patterns, phrases, privateNames } from './wording/patterns.mjs';
import { proseOf, proseOfDocument } from './wording/prose.mjs';

/** @typedef {import('./wording/patterns.mjs').Kind} Kind */

/** @type {Kind[]} */
const kinds = ['comments', 'texts', 'tests', 'documents'];
const ceilingsFile = `${root}scripts/check/wording/ceilings.json`;
const isTest = (/** @type {string} */ file) => /\.(test|spec)\.tsx?$|^e2e\//.test(file);
/** Not ours to reword: real schemas, what a provider publishes, migrations, and what is generated. */
const isForeign = (/** @type {string} */ file) =>
  /(^|\/)fixtures\/|^drizzle\/migrations\/|^next-env/.test(file);
/** The texts that are sent to models: data, not prose. */
const isData = (/** @type {string} */ file) => file === 'lib/worker/prompts/texts.ts';
/** @type {(text: string, expression: RegExp) => number} */
const matches = (text, expression) => text.match(expression)?.length ?? 0;

/**
 * How often each pattern occurs.
 *
 * @param {{ file: string, source: string }[]} files
 * @returns {{ rates: Record<string, Record<Kind, number>>, phrases: number, 'private names': number }} rates are
 *   per 1,000 lines of comments, texts, or words of documents, with two digits behind the point
 */
export function countWording(files) {
  /** @type {Record<Kind, string[]>} */
  const prose = { comments: [], texts: [], tests: [], documents: [] };
  const sizes = { comments: 0, texts: 0, tests: 0, documents: 0 };
  const found = { phrases: 0, 'private names': 0 };
  for (const { file, source } of files) {
    if (file.endsWith('.md')) {
      const { text, words } = proseOfDocument(source);
      prose.documents.push(text);
      sizes.documents += words;
      continue;
    }
    if (/^\/\/ Made by .*Do not edit/.test(source)) continue;
    const { comments, lines, texts, labels, names } = proseOf(file, source);
    prose.comments.push(...comments);
    sizes.comments += lines;
    found['private names'] += names.filter((name) => privateNames.has(name)).length;
    if (isData(file)) continue;
    const kind = isTest(file) ? 'tests' : 'texts';
    prose[kind].push(...texts);
    sizes[kind] += texts.length;
    if (kind === 'tests') continue;
    for (const text of [...texts, ...labels]) {
      for (const phrase of phrases) found.phrases += matches(text, phrase);
    }
  }
  /**
   * @param {RegExp} expression
   * @param {Kind} kind
   */
  const rate = (expression, kind) => {
    const count = prose[kind].reduce((sum, text) => sum + matches(text, expression), 0);
    return Math.round((count / Math.max(sizes[kind], 1)) * 100_000) / 100;
  };
  const rates = patterns.map(({ name, expression }) => [
    name,
    Object.fromEntries(kinds.map((kind) => [kind, rate(expression, kind)])),
  ]);
  return { rates: Object.fromEntries(rates), ...found };
}

/** The figures of one count beside their ceilings, one entry for each. */
function figuresOf(count, ceilings) {
  return [
    ...patterns.flatMap(({ name, aim }) =>
      kinds.map((kind) => ({
        name: `${name} in ${kind}`,
        value: count.rates[name]?.[kind] ?? 0,
        ceiling: ceilings.rates[name]?.[kind] ?? 0,
        aim: aim[kind],
      })),
    ),
    ...['phrases', 'private names'].map((name) => ({
      name,
      value: count[name],
      ceiling: ceilings[name],
      aim: 0,
    })),
  ];
}

/**
 * A ceiling leaves a fiftieth to move in.
 *
 * @type {(value: number, aim: number) => number}
 */
const lowered = (value, aim) => Math.max(aim, Math.ceil(value * 10.2) / 10);

/**
 * What is above its ceiling, and what is so clearly below it that the ceiling must follow.
 *
 * @param {{ name: string, value: number, ceiling: number, aim: number }[]} figures
 * @returns {string[]}
 */
export function problemsOfFigures(figures) {
  return figures.flatMap(({ name, value, ceiling, aim }) => {
    if (value > ceiling) return [`${name}: ${value}, above the ceiling of ${ceiling}`];
    if (ceiling > aim && lowered(value, aim) < ceiling * 0.95) {
      return [
        `${name}: ${value}, clearly below the ceiling of ${ceiling}; lower it: node scripts/check/wording.mjs`,
      ];
    }
    return [];
  });
}

/** Patterns that miss their fixture, or catch what they must let through. */
function brokenPatterns() {
  return [
    ...patterns.flatMap(({ name, expression }) => [
      ...(matches(caught[name] ?? '', expression) === 0 ? [`${name}: does not catch its fixture`] : []),
      ...(matches(letThrough[name] ?? name, expression) > 0 ? [`${name}: catches what it must not`] : []),
      ...(letThrough[name] ? [] : [`${name}: has no fixture to let through`]),
    ]),
    ...phrases
      .filter((phrase) => !caughtPhrases.some((text) => matches(text, phrase) > 0))
      .map((phrase) => `${phrase}: has no fixture that it catches`),
    ...passedPhrases
      .filter((text) => phrases.some((phrase) => matches(text, phrase) > 0))
      .map((text) => `a phrase catches what it must not: ${text}`),
  ];
}

async function countRepository() {
  const names = (await repositoryFiles()).filter(
    (file) => /\.([mc]?js|[mc]?tsx?|md)$/.test(file) && !isForeign(file) && file !== 'CHANGELOG.md',
  );
  const files = await Promise.all(
    names.map(async (file) => ({ file, source: await readFile(root + file, 'utf8') })),
  );
  return { files: files.length, count: countWording(files.filter(({ source }) => source.length < 400_000)) };
}

const readCeilings = async () => JSON.parse(await readFile(ceilingsFile, 'utf8'));

/** Counts the patterns of `wording/patterns.mjs`, of which a rate may only fall, and reads the subjects of commits. */
export async function checkWording() {
  const [{ files, count }, ceilings, subjects] = await Promise.all([
    countRepository(),
    readCeilings(),
    checkCommitSubjects(),
  ]);
  const cell = (value, ceiling, aim) => `${value}/${ceiling} (${aim})`.padEnd(20);
  const rows = patterns.map(({ name, aim }) =>
    [
      name.padEnd(16),
      ...kinds.map((kind) =>
        cell(count.rates[name]?.[kind] ?? 0, ceilings.rates[name]?.[kind] ?? 0, aim[kind]),
      ),
    ].join(''),
  );
  return {
    looked: `${files} files, ${subjects.looked}`,
    table: [
      `${'rate/ceiling (aim)'.padEnd(20)}per 1,000 lines, texts or words`,
      `${''.padEnd(16)}${kinds.map((kind) => kind.padEnd(20)).join('')}`,
      ...rows,
      `phrases: ${cell(count.phrases, ceilings.phrases, 0)}private names: ${cell(count['private names'], ceilings['private names'], 0)}`,
    ].map((line) => line.trimEnd()),
    problems: [...brokenPatterns(), ...problemsOfFigures(figuresOf(count, ceilings)), ...subjects.problems],
  };
}

/** Lowers each ceiling to the rate of today, a fiftieth above it; none rises, and none falls below its aim. */
async function lowerCeilings() {
  const [{ count }, ceilings] = await Promise.all([countRepository(), readCeilings()]);
  for (const { name, aim } of patterns) {
    for (const kind of kinds) {
      const own = ceilings.rates[name];
      own[kind] = Math.min(own[kind], lowered(count.rates[name]?.[kind] ?? 0, aim[kind]));
    }
  }
  for (const name of ['phrases', 'private names']) {
    ceilings[name] = Math.min(ceilings[name], Math.floor(lowered(count[name], 0)));
  }
  await writeFile(ceilingsFile, `${JSON.stringify(ceilings, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await lowerCeilings();
