import { expect, it } from 'vitest';
import { measure } from './measure.mjs';

it('measures files, their importers and their imports', () => {
  const lines = (count: number) => 'x;\n'.repeat(count);
  const files = [
    {
      file: 'lib/a/one.ts',
      source: `import { two } from './two';\nimport {\n  three,\n} from '@/lib/b';\n${lines(26)}`,
    },
    { file: 'lib/a/two.ts', source: lines(10) },
    { file: 'lib/b/index.ts', source: lines(25) },
    { file: 'lib/b/style.css', source: lines(35) },
  ];
  expect(measure(files)).toEqual({
    files: 4,
    lines: 100,
    median: 30,
    p90: 35,
    largest: { file: 'lib/b/style.css', lines: 35 },
    belowTwentyFive: 0.25,
    oneImporterBeside: 1 / 3,
    importLines: 0.04,
  });
});
