/**
 * A reporter of coverage that says, one line each, what no test reaches: `a.ts:12:5: branch 2 of 2 is never taken`.
 * CommonJS, since it is loaded with `require`.
 */
const { relative } = require('node:path');

/**
 * @typedef {{ line: number, column: number }} Place
 * @typedef {{ start: Place }} Range
 */

/**
 * What of one file is not reached, in the order of its lines.
 *
 * @param {object} file as Istanbul's coverage has it
 * @param {Record<string, Range>} file.statementMap
 * @param {Record<string, number>} file.s how often each statement ran
 * @param {Record<string, { name: string, decl: Range }>} file.fnMap
 * @param {Record<string, number>} file.f
 * @param {Record<string, { loc: Range, locations: { start: Partial<Place> }[] }>} file.branchMap
 * @param {Record<string, number[]>} file.b
 * @returns {{ line: number, column: number, what: string }[]}
 */
function uncoveredIn({ statementMap, s, fnMap, f, branchMap, b }) {
  const never = (counts) => Object.keys(counts).filter((key) => counts[key] === 0);
  const found = [
    ...never(f).map((key) => ({ ...fnMap[key]?.decl.start, what: 'is a function that is never called' })),
    ...never(s).map((key) => ({ ...statementMap[key]?.start, what: 'never runs' })),
    ...Object.entries(b).flatMap(([key, counts]) =>
      never(counts).map((branch) => ({
        // An `else` that is not written has no place of its own.
        ...(branchMap[key]?.locations[branch].start.line
          ? branchMap[key]?.locations[branch].start
          : branchMap[key]?.loc.start),
        what: `branch ${Number(branch) + 1} of ${counts.length} is never taken`,
      })),
    ),
  ];
  return found.sort((left, right) => left.line - right.line || left.column - right.column);
}

module.exports = class Uncovered {
  static uncoveredIn = uncoveredIn;

  /** @param {{ projectRoot: string }} options */
  constructor({ projectRoot }) {
    this.projectRoot = projectRoot;
  }

  execute(context) {
    context.getTree('flat').visit(this, context);
  }

  onDetail(node) {
    const file = node.getFileCoverage();
    for (const { line, column, what } of uncoveredIn(file.data)) {
      console.error(`${relative(this.projectRoot, file.path)}:${line}:${column + 1}: ${what}`);
    }
  }
};
