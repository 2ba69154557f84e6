import { expect, test } from 'vitest';
import { createReporter } from './reporter';

test('the worst lines come first, each once, and more than 200 of a kind are counted', () => {
  const report = createReporter();
  for (let index = 0; index < 300; index += 1) report.info(['a', String(index)], 'known');
  report.warning(['b'], 'doubtful');
  report.warning(['b'], 'doubtful');
  report.error(['c'], 'wrong');
  const entries = report.entries();
  expect(entries.slice(0, 3)).toEqual([
    { path: '/c', level: 'error', message: 'wrong' },
    { path: '/b', level: 'warning', message: 'doubtful' },
    { path: '/a/0', level: 'info', message: 'known' },
  ]);
  expect(entries.at(-1)).toEqual({
    path: '',
    level: 'info',
    message: '100 more lines like these',
    more: 100,
  });
  expect(entries).toHaveLength(203);
});

test('each level is counted by itself, and words without a meaning are counted too', () => {
  const report = createReporter();
  for (let index = 0; index < 540; index += 1) report.unknown(['a', String(index)], `word-${index}`);
  for (let index = 0; index < 201; index += 1) report.error(['b', String(index)], 'wrong');
  const counted = report.entries().filter(({ more }) => more !== undefined);
  expect(counted.map(({ level, message, more }) => [level, message, more])).toEqual([
    ['error', '1 more line like these', 1],
    ['warning', '340 more lines like these', 340],
  ]);
});

test('a source that is wrong in a million places does not fill the memory', () => {
  const report = createReporter();
  for (let index = 0; index < 20_000; index += 1) report.warning([String(index)], 'wrong');
  for (let index = 0; index < 20_000; index += 1) report.unknown([String(index)], `x-${index}`);
  const counted = report.entries().filter(({ path }) => path === '');
  expect(counted.map(({ level, message }) => [level, message])).toEqual([
    ['warning', 'More than 9800 more lines like these'],
    ['info', 'More than 9800 more lines like these'],
  ]);
});
