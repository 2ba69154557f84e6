import { describe, expect, it } from 'vitest';
import { problemsOf, problemsOfComments } from './document-paths.mjs';

const testFile = "describe('save', () => { it('keeps the admin\\'s note', () => {}); });";

function problems(text: string, document = 'README.md') {
  return problemsOf({
    document,
    text,
    files: [
      'README.md',
      'lib/README.md',
      'lib/domain/config/contract.ts',
      'lib/save.test.ts',
      'docs/light.png',
    ],
    scripts: { start: 'exec node scripts/start.mjs' },
    read: async (file) => (file === 'lib/save.test.ts' ? testFile : null),
  });
}

describe('paths', () => {
  it.each([
    'the folder `lib/domain/`, the file `lib/domain/config/contract.ts:12` and the alias `@/lib/domain`',
    'a placeholder `lib/domain/<slice>/contract.ts` and a glob `lib/**/*.test.ts`',
    'a bare name `contract.ts` and a link [docs](lib/README.md#top) and [out](https://example.org/gone)',
    'a model `black-forest-labs/flux-kontext-pro`, a type `application/json`, a place `.data/secret`',
    '```\nlib/in/a/block.ts and `lib/gone.ts`\n```',
    '<img src="docs/light.png" alt="">',
  ])('accepts %s', async (text) => {
    expect(await problems(text)).toEqual([]);
  });

  it('refuses a path, a file name, a link and a picture that are gone', async () => {
    expect(await problems('`lib/gone.ts` `gone.ts` [x](docs/gone.md) <img src="docs/gone.png">')).toEqual([
      'README.md: broken link: docs/gone.md',
      'README.md: broken link: docs/gone.png',
      'README.md: no such path: lib/gone.ts',
      'README.md: no such path: gone.ts',
    ]);
  });

  it('reads a path relative to the document too', async () => {
    expect(await problems('`./domain/config` [up](../README.md)', 'lib/README.md')).toEqual([]);
    expect(await problems('`./gone`', 'lib/README.md')).toEqual(['lib/README.md: no such path: ./gone']);
  });
});

describe('tests and scripts', () => {
  it('accepts a title that the file has, nested or alone', async () => {
    expect(await problems("`lib/save.test.ts › save › keeps the admin's note`, `npm start`")).toEqual([]);
  });

  it('refuses a title, a test file and a script that are gone', async () => {
    expect(await problems('`lib/save.test.ts › keeps` `lib/no.test.ts › keeps` `npm run gone`')).toEqual([
      'README.md: no such test: lib/save.test.ts › keeps',
      'README.md: no such test file: lib/no.test.ts',
      'README.md: no such npm script: gone',
    ]);
  });
});

describe('comments', () => {
  const wrong = (source: string) =>
    problemsOfComments({ file: 'lib/a.ts', source, files: ['lib/save.test.ts', 'docs/api.md'] });

  it('accepts paths that exist, and paths in code', () => {
    expect(
      wrong("// See `lib/save.test.ts` and docs/api.md, not dist/lib/gone.ts.\nopen('lib/gone.ts');"),
    ).toEqual([]);
  });

  it('refuses a stale path and a document that is not in the repository', () => {
    expect(wrong('/** As lib/gone.ts does (api.md), and seed 4. */')).toEqual([
      'lib/a.ts: no such path in a comment: lib/gone.ts',
      'lib/a.ts: a comment cites a document that is not in the repository: api.md',
      'lib/a.ts: a comment cites a document that is not in the repository: seed 4',
    ]);
  });
});
