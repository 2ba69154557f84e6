import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sourceFingerprint } from './build.mjs';

const root = mkdtempSync(join(tmpdir(), 'modelboard-build-'));
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

afterAll(() => rmSync(root, { recursive: true }));

it('changes with the sources, and only with them', () => {
  for (const folder of ['app/models', 'lib', 'docs']) mkdirSync(join(root, folder), { recursive: true });
  write('app/models/page.tsx', 'page');
  write('package-lock.json', '{}');
  const before = sourceFingerprint(root);

  write('lib/save.test.ts', 'a test');
  write('lib/README.md', 'words');
  write('docs/guide.md', 'words');
  write('next-env.d.ts', 'made by Next');
  utimesSync(join(root, 'app/models/page.tsx'), 0, 0);
  expect(sourceFingerprint(root)).toBe(before);

  const seen = new Set([before]);
  for (const path of ['app/models/page.tsx', 'lib/save.ts', 'package-lock.json', 'next.config.ts', '.env']) {
    write(path, 'changed');
    seen.add(sourceFingerprint(root));
  }
  expect(seen.size).toBe(6);
});
