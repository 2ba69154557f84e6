import { expect, it } from 'vitest';
import Uncovered from './uncovered.cjs';

const at = (line: number, column: number) => ({ start: { line, column } });

it('names what is not reached by its place, in the order of the lines', () => {
  const file = {
    statementMap: { 0: at(3, 2), 1: at(1, 0) },
    s: { 0: 0, 1: 7 },
    fnMap: { 0: { name: 'f', decl: at(2, 9) } },
    f: { 0: 0 },
    branchMap: {
      0: { loc: at(4, 2), locations: [at(4, 10), at(4, 14)] },
      // An `if` without `else`.
      1: { loc: at(5, 2), locations: [at(5, 2), { start: {} }] },
    },
    b: { 0: [3, 0], 1: [1, 0] },
  };
  expect(Uncovered.uncoveredIn(file)).toEqual([
    { line: 2, column: 9, what: 'is a function that is never called' },
    { line: 3, column: 2, what: 'never runs' },
    { line: 4, column: 14, what: 'branch 2 of 2 is never taken' },
    { line: 5, column: 2, what: 'branch 2 of 2 is never taken' },
  ]);
});

it('says nothing of a file that is covered', () => {
  const file = { statementMap: { 0: at(1, 0) }, s: { 0: 1 }, fnMap: {}, f: {}, branchMap: {}, b: {} };
  expect(Uncovered.uncoveredIn(file)).toEqual([]);
});
