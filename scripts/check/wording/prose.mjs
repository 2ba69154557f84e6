import { createRequire } from 'node:module';

// `import` would search the compiler's 9 MB for the names of exports first, which takes as long as the check.
/** @type {typeof import('typescript')} */
const ts = createRequire(import.meta.url)('typescript');

const directive =
  /^[/*!\s]*(biome-ignore|@ts-|@vitest|v8 ignore|c8 ignore|<reference|#|copyright|license|spdx)/i;
const oneLine = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
const words = (/** @type {string} */ text) => text.split(' ').filter((word) => /[a-z]/i.test(word)).length;
const withoutCode = (/** @type {string} */ text) => text.replace(/`[^`\n]+`/g, '`X`');

/**
 * The comments between literals; adjacent `//` lines are one comment.
 *
 * @param {string} source
 * @param {[from: number, to: number][]} literals in order
 */
function commentsOf(source, literals) {
  /** @type {string[]} */
  const comments = [];
  let lines = 0;
  let lastEnd = -1;
  let at = 0;
  for (const [from, to] of literals.concat([[source.length, source.length]])) {
    for (const match of source.slice(at, from).matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)) {
      const start = at + (match.index ?? 0);
      if (directive.test(match[0])) continue;
      const own = match[0]
        .replace(/^\/\*+|\*\/$/g, '')
        .split('\n')
        .map((line) => line.replace(/^\s*(\/\/|\*)?\s*/, ''))
        .filter((line) => line.trim() !== '');
      lines += own.length;
      const goesOn = match[0].startsWith('//') && lastEnd >= 0 && source.slice(lastEnd, start).trim() === '';
      if (goesOn) comments.push(`${comments.pop()} ${own.join(' ')}`);
      else comments.push(own.join(' '));
      lastEnd = match[0].startsWith('//') ? start + match[0].length : -1;
    }
    at = to;
  }
  const rawComments = comments.map(oneLine);
  return { rawComments, comments: rawComments.map(withoutCode), lines };
}

/**
 * What people read in a file of code, each on one line: comments, texts (string and template literals and JSX text of
 * three words or more), labels (shorter ones), and the names that it declares.
 *
 * @param {string} file its name tells the language
 * @param {string} source
 * @returns {{ rawComments: string[], comments: string[], lines: number, texts: string[], labels: string[], names: string[] }} `rawComments`
 *   still have their code in backticks; `lines` is the number of comment lines that are not empty
 */
export function proseOf(file, source) {
  const tree = ts.createSourceFile(
    file,
    source,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    /\.[mc]?js$/.test(file) ? ts.ScriptKind.JSX : undefined,
  );
  /** @type {[number, number][]} */
  const literals = [];
  /** @type {{ texts: string[], labels: string[], names: string[] }} */
  const read = { texts: [], labels: [], names: [] };
  const addText = (/** @type {string} */ raw) => {
    const text = withoutCode(oneLine(raw));
    if (words(text) >= 3) read.texts.push(text);
    else if (text) read.labels.push(text);
  };
  const visit = (/** @type {any} */ node) => {
    if (ts.isTemplateExpression(node)) {
      addText(node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join(''));
    } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) {
      addText(node.text);
    }
    if (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
      literals.push([ts.isJsxText(node) ? node.pos : node.getStart(tree), node.end]);
    }
    if (node.name?.kind === ts.SyntaxKind.Identifier && !ts.isPropertyAccessExpression(node)) {
      read.names.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  literals.sort(([a], [b]) => a - b);
  return { ...commentsOf(source, literals), ...read };
}

/**
 * A document without fenced blocks and inline code.
 *
 * @param {string} source Markdown
 */
export function proseOfDocument(source) {
  const text = oneLine(source.replace(/^ *(```|~~~).*?^ *\1 *$/gms, '').replace(/`[^`\n]+`/g, '`X`'));
  return { text, words: text.split(' ').length };
}
