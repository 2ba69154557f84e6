const sorted = (/** @type {number[]} */ numbers) => numbers.toSorted((left, right) => left - right);

/**
 * The value that a share of the numbers does not exceed, by the nearest rank.
 * @param {number[]} numbers
 * @param {number} share 0.5 for the median
 */
export function quantile(numbers, share) {
  const list = sorted(numbers);
  return list[Math.max(0, Math.ceil(list.length * share) - 1)] ?? Number.NaN;
}

export const median = (/** @type {number[]} */ numbers) => quantile(numbers, 0.5);

/**
 * @param {string[][]} rows the first holds the names of the columns
 * @returns {string} in Markdown, so that a document can quote it
 */
export function tableOf([head = [], ...rows]) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
