import { describe, expect, it } from 'vitest';
import { problemsOfSubjects } from './commit-subjects.mjs';
import { proseOf } from './wording/prose.mjs';
import { countWording, problemsOfFigures } from './wording.mjs';

const source = `// Adjacent lines
// are one comment.
const address = 'https://example.com/a'; /* "quoted" */
// biome-ignore lint/suspicious/noExplicitAny: not prose
const text = \`Import the \${name} model\`; // 'no' string
const expression = /'\\/\\//; // after a regular expression
/**
 * Of a function, with \`code\`.
 */
function show() {
  return <p title="Now">The model is // not a comment</p>;
}
`;

describe('prose of code', () => {
  const prose = proseOf('show.tsx', source);

  it('finds comments, but not in strings, regular expressions and JSX', () => {
    expect(prose.comments).toEqual([
      'Adjacent lines are one comment.',
      '"quoted"',
      "'no' string",
      'after a regular expression',
      'Of a function, with `X`.',
    ]);
    expect(prose.lines).toBe(6);
  });

  it('finds texts of three words or more, shorter labels and declared names', () => {
    expect(prose.texts).toEqual(['Import the X model', 'The model is // not a comment']);
    expect(prose.labels).toContain('Now');
    expect(prose.names).toEqual(['address', 'text', 'expression', 'show', 'title']);
  });
});

describe('rates', () => {
  it('counts by kind', () => {
    const text = "const text = 'There is nobody on this team';";
    const count = countWording([
      { file: 'lib/a.ts', source: `// Nobody is here.\n// Second line.\n${text}` },
      { file: 'lib/a.test.ts', source: `${text} const other = 'There is no one here';` },
      { file: 'README.md', source: 'Nobody may `nobody`.\n\n```\nnobody\n```\n\nOne two' },
    ]);
    expect(count.rates['whoever, nobody']).toEqual({
      comments: 500,
      texts: 1000,
      tests: 500,
      documents: 200,
    });
  });

  it('counts phrases outside tests and private names', () => {
    const code = "const patience = show('Make active', 'Now', 'Now or later');";
    const count = countWording([
      { file: 'lib/a.ts', source: code },
      { file: 'lib/a.test.ts', source: code },
    ]);
    expect(count).toMatchObject({ phrases: 2, 'private names': 2 });
  });

  it.each([
    { value: 10.1, ceiling: 10, aim: 1, wrong: true },
    { value: 10, ceiling: 10, aim: 1, wrong: false },
    { value: 9.6, ceiling: 10, aim: 1, wrong: false },
    { value: 8, ceiling: 10, aim: 1, wrong: true },
    { value: 0, ceiling: 1, aim: 1, wrong: false },
  ])('$value with a ceiling of $ceiling and an aim of $aim fails: $wrong', ({ wrong, ...figure }) => {
    expect(problemsOfFigures([{ name: 'x', ...figure }]).length > 0).toBe(wrong);
  });
});

describe('commit subjects', () => {
  it('accepts 72 characters, counts those above 60, and fails above 72', () => {
    const log = ['a1', 'b2', 'c3'].map((hash, index) => `${hash} ${'x'.repeat([60, 72, 73][index] ?? 0)}`);
    expect(problemsOfSubjects(log.slice(0, 2).join('\n'))).toEqual({
      looked: '2 commit subjects, 1 above 60 characters',
      problems: [],
    });
    expect(problemsOfSubjects(log.join('\n')).problems).toEqual([
      `subject of 73 characters, 72 at most: c3 ${'x'.repeat(73)}`,
    ]);
  });
});
