export { DiffTable } from './diff-table';
export { formatValue } from './format-value';
export { Value } from './value';
