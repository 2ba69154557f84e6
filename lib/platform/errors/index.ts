export { type ErrorCode, statusOf, titleOf } from './codes';
export { type Problem, type ProblemEntry, ProblemError } from './problem';
